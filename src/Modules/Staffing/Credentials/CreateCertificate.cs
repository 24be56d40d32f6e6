using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Operating;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>A worker adds a certificate by its verification. An older one of the type is replaced by it, and kept out of sight.</summary>
internal static class CreateCertificate
{
    /// <param name="CertificateType">As roles ask for it, such as FOOD_HANDLER.</param>
    /// <param name="FileUri">Not heeded: the verification's file is the certificate.</param>
    internal sealed record Input(
        [RegularExpression(CreateCatalogRole.CodeShape)] string CertificateType, [MaxLength(200), OneLine] string Name, VerificationId? VerificationId = null, [MaxLength(2048)] string? FileUri = null,
        [MaxLength(200), OneLine] string? Issuer = null, [MaxLength(100), OneLine] string? CertificateNumber = null, DateTimeOffset? IssuedAt = null, DateTimeOffset? ExpiresAt = null) : IInput, IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (ExpiresAt <= IssuedAt) yield return new("It must be later than the issue.", [nameof(ExpiresAt)]);
        }
    }

    public static async Task<Result<ListCertificates.View>> Handle(Input input, StaffingDb db, VerificationDesk desk, OwnDocuments documents, Worker worker, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await desk.Begin(worker.Id, cancel);
        var verification = await desk.Own(input.VerificationId, worker, VerificationType.Certification, null, cancel);
        if (verification.Problem is { } refusal) return refusal;
        if (input.ExpiresAt <= clock.GetUtcNow()) return CredentialProblems.ExpiredAlready;

        var type = input.CertificateType.ToUpperInvariant();
        var certificate = await db.Certificates.SingleOrDefaultAsync(c => c.StaffId == worker.Id && c.CertificateType == type, cancel);
        if (certificate is null || certificate.VerificationId != verification.Value.Id)
        {
            certificate?.Delete();
            // The new one has its place only then.
            if (certificate is not null) await db.SaveChangesAsync(cancel);
            certificate = db.Certificates.Add(new Certificate { Id = NewId.At<CertificateId>(clock), CompanyId = caller.Company, StaffId = worker.Id, CertificateType = type }).Entity;
        }
        var text = new CertificateText(input.Name.Trim(), HubDetails.OrNull(input.Issuer), HubDetails.OrNull(input.CertificateNumber), input.IssuedAt?.ToUniversalTime(), input.ExpiresAt?.ToUniversalTime());
        if (certificate.Finalize(verification.Value, text) is { } used) return used;
        desk.Note(verification.Value, VerificationEventType.Finalized);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        var links = await documents.Links([certificate.FileUri!], cancel);
        return ListCertificates.Of(certificate, links.GetValueOrDefault(certificate.FileUri!), clock.GetUtcNow());
    }
}
