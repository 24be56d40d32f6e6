using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Documents;

/// <summary>An admin or the line manager deletes a document.</summary>
internal static class RemoveDocument
{
    public static async Task<Result<EmployeeDocumentView>> Handle(EmployeeDocumentId employeeDocumentId, EmployeesDb db, IDocumentFiles files, ICompanies companies, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        var document = await db.Documents.Include(d => d.Profile).SingleOrDefaultAsync(d => d.Id == employeeDocumentId, cancel);
        if (document is null) return Problem.NotFound;
        if (document.Profile.RefusesDocumentsFrom(scope.Caller) is { } refusal) return refusal;

        await using var transaction = await scope.Begin(cancel);
        if ((await files.Name(DocumentFiles.Bucket, null, document.Address, document.Profile.UserId, cancel)).Problem is { } impossible) return impossible;
        document.Remove();
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return EmployeeDocumentView.Of(document, await companies.Today(scope.Caller.Company, clock, cancel));
    }
}
