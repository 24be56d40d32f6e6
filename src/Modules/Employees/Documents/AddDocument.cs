using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Documents;

internal sealed record NewDocument(
    EmployeeProfileId EmployeeProfileId,
    [MaxLength(200), OneLine] string DocumentType,
    [MaxLength(2000), WebAddress(OrPath = true)] string DocumentUrl,
    DateOnly? ValidUntil = null) : IInput;

/// <summary>An admin or the line manager adds a document to a profile.</summary>
internal static class AddDocument
{
    public static async Task<Result<EmployeeDocumentView>> Handle(NewDocument input, EmployeesDb db, IDocumentFiles files, ICompanies companies, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        var caller = scope.Caller;
        var profile = await db.Profiles.SingleOrDefaultAsync(p => p.Id == input.EmployeeProfileId, cancel);
        if (profile is null) return Problem.NotFound;
        if (profile.RefusesDocumentsFrom(caller) is { } refusal) return refusal;

        var document = new EmployeeDocument { Id = NewId.At<EmployeeDocumentId>(clock), CompanyId = caller.Company, EmployeeProfileId = profile.Id, Profile = profile };
        await using var transaction = await scope.Begin(cancel);
        var address = await files.Name(DocumentFiles.Bucket, input.DocumentUrl, default, profile.UserId, cancel);
        if (address.Problem is { } unknown) return unknown;
        document.Write(input.DocumentType, address.Value, input.ValidUntil);
        db.Documents.Add(document);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return EmployeeDocumentView.Of(document, await companies.Today(caller.Company, clock, cancel));
    }
}
