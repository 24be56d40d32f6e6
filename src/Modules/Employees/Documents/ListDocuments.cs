using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Employees.Documents;

/// <summary>Everybody's documents for admins; for others those of their reports, and their own. Those that run longest first, those that never end last.</summary>
internal static class ListDocuments
{
    public static readonly Filters<EmployeeDocument> Filters = new Filters<EmployeeDocument>()
        .Id("employeeProfileId", d => d.EmployeeProfileId)
        .Text("documentType", d => d.DocumentType)
        .Day("validUntil", d => d.ValidUntil)
        .OrderedBy(documents => documents.OrderByDescending(d => d.ValidUntil != null).ThenByDescending(d => d.ValidUntil).ThenByDescending(d => d.Id))
        .NotSortableBy(nameof(EmployeeDocument.AnnouncedFor));

    public static async Task<Result<Page<EmployeeDocumentView>>> Handle(ListOf<EmployeeDocument> list, EmployeesDb db, ICompanies companies, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var page = await list.Read(VisibleTo(caller, db).Include(d => d.Profile), cancel);
        var today = await companies.Today(caller.Company, clock, cancel);
        return page.Select(d => list.WithJoins ? new EmployeeDocumentDetails(d, today) : EmployeeDocumentView.Of(d, today));
    }

    private static IQueryable<EmployeeDocument> VisibleTo(Caller caller, EmployeesDb db)
    {
        if (caller.IsAdmin) return db.Documents;
        var reader = caller.User;
        return db.Documents.Where(d => d.Profile.UserId == reader || d.Profile.ManagerId == reader);
    }
}
