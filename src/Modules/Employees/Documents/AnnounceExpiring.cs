using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Employees.Documents;

/// <summary>Thirty days before a document's last day, or late after a downtime, the managers are to hear of it: once for each last day, and only while the employment lasts.</summary>
internal sealed class AnnounceExpiring(CompaniesWithDue companies, TimeProvider clock) : AnnouncingJob<EmployeesDb, EmployeeDocument>(companies, clock)
{
    public const string Name = "employees.announceExpiringDocuments";
    private const int DaysAhead = 30;

    protected override string JobName => Name;

    protected override IQueryable<EmployeeDocument> Due(EmployeesDb db, DateOnly earliest, DateOnly latest)
    {
        var until = latest.AddDays(DaysAhead);
        return db.Documents.Where(d => d.ValidUntil <= until && d.AnnouncedFor != d.ValidUntil && (d.Profile.EmploymentEndDate == null || d.Profile.EmploymentEndDate >= earliest));
    }

    protected override IQueryable<EmployeeDocument> InOrder(IQueryable<EmployeeDocument> due) => due.Include(d => d.Profile).OrderBy(d => d.Id);

    protected override IEvent NewsOf(EmployeeDocument row) => new EmployeeDocumentExpiring(row.Id, row.Profile.UserId, row.Profile.ManagerId, row.DocumentType, row.ValidUntil!.Value);

    protected override Guid KeyOf(EmployeeDocument row) => row.Id.Value;

    protected override Task Mark(EmployeesDb db, IReadOnlyCollection<EmployeeDocument> told, CancellationToken cancel)
    {
        var ids = told.Select(d => d.Id).ToList();
        return db.Documents.Where(d => ids.Contains(d.Id)).ExecuteUpdateAsync(set => set.SetProperty(d => d.AnnouncedFor, d => d.ValidUntil), cancel);
    }
}
