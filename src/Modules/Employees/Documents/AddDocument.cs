using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Employees.Documents;

internal sealed record NewDocument(
    EmployeeProfileId EmployeeProfileId,
    [MaxLength(200), OneLine] string DocumentType,
    [MaxLength(2000), WebAddress] string DocumentUrl,
    DateOnly? ValidUntil = null) : IInput;

/// <summary>An admin or the line manager adds a document to a profile.</summary>
internal static class AddDocument
{
    public static async Task<Result<EmployeeDocumentView>> Handle(NewDocument input, EmployeesDb db, ICompanies companies, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var profile = await db.Profiles.SingleOrDefaultAsync(p => p.Id == input.EmployeeProfileId, cancel);
        if (profile is null) return Problem.NotFound;
        if (profile.RefusesDocumentsFrom(caller) is { } refusal) return refusal;

        var document = new EmployeeDocument { Id = NewId.At<EmployeeDocumentId>(clock), CompanyId = caller.Company, EmployeeProfileId = profile.Id, Profile = profile };
        document.Write(input.DocumentType, input.DocumentUrl, input.ValidUntil);
        db.Documents.Add(document);
        await db.SaveChangesAsync(cancel);
        return EmployeeDocumentView.Of(document, await companies.Today(caller.Company, clock, cancel));
    }
}
