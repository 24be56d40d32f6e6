using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>The certificates that the worker has, of each type the last.</summary>
internal static class ListCertificates
{
    /// <param name="DaysToExpiry">Whole days from now; negative once it is over.</param>
    internal sealed record View(
        CertificateId CertificateId, string CertificateType, string Name, string? Issuer, string? CertificateNumber, DateTimeOffset? IssuedAt, DateTimeOffset? ExpiresAt, CredentialStatus Status, string? FileUri, string? SignedUrl,
        VerificationId? VerificationId, int? DaysToExpiry);

    public static async Task<Result<Page<View>>> Handle(RowWindow window, StaffingDb db, OwnDocuments documents, Worker worker, TimeProvider clock, CancellationToken cancel)
    {
        var page = await Page.Read(db.Certificates.AsNoTracking().Where(c => c.StaffId == worker.Id).OrderBy(c => c.CertificateType).ThenBy(c => c.Id), window, cancel);
        var links = await documents.Links([.. page.Rows.Select(c => c.FileUri).OfType<string>()], cancel);
        var now = clock.GetUtcNow();
        return page.Select(c => Of(c, c.FileUri is { } uri ? links.GetValueOrDefault(uri) : null, now));
    }

    public static View Of(Certificate c, FileLink? link, DateTimeOffset now) => new(
        c.Id, c.CertificateType, c.Name, c.Issuer, c.CertificateNumber, c.IssuedAt, c.ExpiresAt, c.Status is CredentialStatus.Verified && c.ExpiresAt <= now ? CredentialStatus.Expired : c.Status, c.FileUri, link?.Url,
        c.VerificationId, c.ExpiresAt is { } end ? (int)Math.Floor((end - now).TotalDays) : null);
}
