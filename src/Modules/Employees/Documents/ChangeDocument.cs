using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Documents;

internal sealed record DocumentChange(
    [MaxLength(200), OneLine] Patch<string> DocumentType,
    [MaxLength(2000), WebAddress(OrPath = true)] Patch<string> DocumentUrl,
    Patch<DateOnly?> ValidUntil) : IInput;

/// <summary>An admin or the line manager changes a document: a new file, a new last day.</summary>
internal static class ChangeDocument
{
    public static async Task<Result<EmployeeDocumentView>> Handle(EmployeeDocumentId employeeDocumentId, DocumentChange change, EmployeesDb db, IDocumentFiles files, ICompanies companies, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        var document = await db.Documents.Include(d => d.Profile).SingleOrDefaultAsync(d => d.Id == employeeDocumentId, cancel);
        if (document is null) return Problem.NotFound;
        if (document.Profile.RefusesDocumentsFrom(scope.Caller) is { } refusal) return refusal;

        await using var transaction = await scope.Begin(cancel);
        var address = await files.Name(DocumentFiles.Bucket, change.DocumentUrl.Or(document.DocumentUrl), document.Address, document.Profile.UserId, cancel);
        if (address.Problem is { } unknown) return unknown;
        document.Write(change.DocumentType.Or(document.DocumentType), address.Value, change.ValidUntil.Or(document.ValidUntil));
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return EmployeeDocumentView.Of(document, await companies.Today(scope.Caller.Company, clock, cancel));
    }
}
