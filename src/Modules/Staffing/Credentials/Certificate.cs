using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>A certificate of a worker.</summary>
[Tracked("staffing", "certificate")]
internal sealed class Certificate : Record<CertificateId>
{
    public StaffId StaffId { get; init; }
    public string CertificateType { get; init; } = "";
    public string Name { get; private set; } = "";
    public string? Issuer { get; private set; }
    public string? CertificateNumber { get; private set; }
    public DateTimeOffset? IssuedAt { get; private set; }
    public DateTimeOffset? ExpiresAt { get; private set; }
    public CredentialStatus Status { get; private set; }
    public string? FileUri { get; private set; }
    public VerificationId? VerificationId { get; private set; }

    /// <inheritdoc cref="StaffDocument.AlertedDays"/>
    public int? AlertedDays { get; private set; }

    /// <summary>Rests on the verification and its file from now on.</summary>
    public Problem? Finalize(Verification verification, CertificateText text)
    {
        if (verification.UseFor(Id.Value) is { } used) return used;
        (Name, Issuer, CertificateNumber, IssuedAt, ExpiresAt, VerificationId, AlertedDays) = (text.Name, text.Issuer, text.Number, text.IssuedAt, text.ExpiresAt, verification.Id, null);
        Follow(verification);
        return null;
    }

    public void Follow(Verification verification) => (FileUri, Status) = (verification.FileUri, verification.Gives);

    public void Expire() => Status = CredentialStatus.Expired;
}

/// <summary>What stands in a certificate.</summary>
internal sealed record CertificateText(string Name, string? Issuer, string? Number, DateTimeOffset? IssuedAt, DateTimeOffset? ExpiresAt);
