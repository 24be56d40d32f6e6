using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>A worker takes a certificate back. From shifts that they have taken nobody takes them off; operators hear of it.</summary>
internal static class DeleteCertificate
{
    internal sealed record View(CertificateId CertificateId, bool Deleted);

    public static async Task<Result<View>> Handle(CertificateId certificateId, StaffingDb db, VerificationDesk desk, CredentialNews news, Worker worker, CancellationToken cancel)
    {
        await using var transaction = await desk.Begin(worker.Id, cancel);
        if (await db.Certificates.SingleOrDefaultAsync(c => c.Id == certificateId && c.StaffId == worker.Id, cancel) is not { } certificate) return Problem.NotFound;
        certificate.Delete();
        await db.SaveChangesAsync(cancel);
        if (certificate.Status is CredentialStatus.Verified) await news.IsGone(worker.Id, $"credential:{certificateId}:gone", shifts => shifts.Where(s => s.CertificateTypes.Contains(certificate.CertificateType)), cancel);
        await transaction.Commit(cancel);
        return new View(certificateId, Deleted: true);
    }
}
