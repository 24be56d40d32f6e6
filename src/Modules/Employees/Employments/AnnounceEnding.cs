using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Employees.Employments;

/// <summary>Fourteen days before the last day of an employment, or when it becomes known later, the line manager is to hear of it: once for each last day.</summary>
internal sealed class AnnounceEnding(CompaniesWithDue companies, TimeProvider clock) : AnnouncingJob<EmployeesDb, Employment>(companies, clock)
{
    public const string Name = "employees.announceEnding";
    private const int DaysAhead = 14;

    protected override string JobName => Name;

    /// <summary>Whose account is gone is in nobody's care any more.</summary>
    protected override IQueryable<Employment> Due(EmployeesDb db, DateOnly earliest, DateOnly latest)
    {
        var until = latest.AddDays(DaysAhead);
        return db.Employments.Where(e => e.EndsOn >= earliest && e.EndsOn <= until && e.AnnouncedFor != e.EndsOn && !e.EndedWithAccount && e.EndReason != EndReason.ProfileDeleted);
    }

    protected override IQueryable<Employment> InOrder(IQueryable<Employment> due) => due.OrderBy(e => e.Id);

    protected override IEvent NewsOf(Employment row) => new EmploymentEnding(row.Id, row.UserId, row.EndsOn!.Value);

    protected override Guid KeyOf(Employment row) => row.UserId.Value;

    protected override Task Mark(EmployeesDb db, IReadOnlyCollection<Employment> told, CancellationToken cancel)
    {
        var ids = told.Select(e => e.Id).ToList();
        return db.Employments.Where(e => ids.Contains(e.Id)).ExecuteUpdateAsync(set => set.SetProperty(e => e.AnnouncedFor, e => e.EndsOn), cancel);
    }
}
