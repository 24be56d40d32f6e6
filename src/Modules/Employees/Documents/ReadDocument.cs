using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Employees.Documents;

/// <summary>One document, for whoever may see its profile.</summary>
internal static class ReadDocument
{
    public static async Task<Result<EmployeeDocumentDetails>> Handle(EmployeeDocumentId employeeDocumentId, EmployeesDb db, ICompanies companies, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var document = await db.Documents.AsNoTracking().Include(d => d.Profile).SingleOrDefaultAsync(d => d.Id == employeeDocumentId, cancel);
        if (document is null) return Problem.NotFound;
        if (document.Profile.RefusesSight(caller) is { } refusal) return refusal;
        return new EmployeeDocumentDetails(document, await companies.Today(caller.Company, clock, cancel));
    }
}
