using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Employees.Documents;

internal sealed record DocumentChange(
    [MaxLength(200), OneLine] Patch<string> DocumentType,
    [MaxLength(2000), WebAddress] Patch<string> DocumentUrl,
    Patch<DateOnly?> ValidUntil) : IInput;

/// <summary>An admin or the line manager changes a document: a new file, a new last day.</summary>
internal static class ChangeDocument
{
    public static async Task<Result<EmployeeDocumentView>> Handle(EmployeeDocumentId employeeDocumentId, DocumentChange change, EmployeesDb db, ICompanies companies, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var document = await db.Documents.Include(d => d.Profile).SingleOrDefaultAsync(d => d.Id == employeeDocumentId, cancel);
        if (document is null) return Problem.NotFound;
        if (document.Profile.RefusesDocumentsFrom(caller) is { } refusal) return refusal;

        document.Write(change.DocumentType.Or(document.DocumentType), change.DocumentUrl.Or(document.DocumentUrl), change.ValidUntil.Or(document.ValidUntil));
        await db.SaveChangesAsync(cancel);
        return EmployeeDocumentView.Of(document, await companies.Today(caller.Company, clock, cancel));
    }
}
