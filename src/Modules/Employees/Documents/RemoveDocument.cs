using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Employees.Documents;

/// <summary>An admin or the line manager deletes a document.</summary>
internal static class RemoveDocument
{
    public static async Task<Result<EmployeeDocumentView>> Handle(EmployeeDocumentId employeeDocumentId, EmployeesDb db, ICompanies companies, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var document = await db.Documents.Include(d => d.Profile).SingleOrDefaultAsync(d => d.Id == employeeDocumentId, cancel);
        if (document is null) return Problem.NotFound;
        if (document.Profile.RefusesDocumentsFrom(caller) is { } refusal) return refusal;

        document.Delete();
        await db.SaveChangesAsync(cancel);
        return EmployeeDocumentView.Of(document, await companies.Today(caller.Company, clock, cancel));
    }
}
