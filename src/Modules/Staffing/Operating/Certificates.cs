using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Credentials;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Operating;

/// <summary>A certificate of a worker.</summary>
internal sealed record StaffCertificateView : View
{
    public StaffId StaffId { get; init; }
    public string CertificateType { get; init; } = "";
    public string Name { get; init; } = "";
    public string? Issuer { get; init; }
    public string? CertificateNumber { get; init; }
    public DateTimeOffset? IssuedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public CredentialStatus Status { get; init; }

    public static StaffCertificateView Of(Certificate certificate) => new StaffCertificateView
    {
        StaffId = certificate.StaffId, CertificateType = certificate.CertificateType, Name = certificate.Name, Issuer = certificate.Issuer, CertificateNumber = certificate.CertificateNumber,
        IssuedAt = certificate.IssuedAt, ExpiresAt = certificate.ExpiresAt, Status = certificate.Status,
    }.Stamped(certificate);
}

/// <summary>The certificates of all workers.</summary>
internal static class ListStaffCertificates
{
    public static readonly Filters<Certificate> Filters = new Filters<Certificate>().Id("staffId", c => c.StaffId).Text("certificateType", c => c.CertificateType).Choice("status", c => c.Status);

    public static async Task<Result<Page<StaffCertificateView>>> Handle(ListOf<Certificate> list, StaffingDb db, CancellationToken cancel) => (await list.Read(db.Certificates, cancel)).Select(StaffCertificateView.Of);
}

/// <summary>An operator who has seen a certificate writes down what stands in it; there is one of each type.</summary>
internal static class SetStaffCertificate
{
    /// <param name="CertificateType">As roles ask for it, such as FOOD_HANDLER.</param>
    internal sealed record Input(
        [RegularExpression(CreateCatalogRole.CodeShape)] string CertificateType, [MaxLength(200), OneLine] string Name, [MaxLength(200), OneLine] string? Issuer = null, [MaxLength(100), OneLine] string? CertificateNumber = null,
        DateTimeOffset? IssuedAt = null, DateTimeOffset? ExpiresAt = null, CredentialStatus Status = CredentialStatus.Verified) : IInput, IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (ExpiresAt <= IssuedAt) yield return new("It must be later than the issue.", [nameof(ExpiresAt)]);
        }
    }

    /// <param name="AlertedDays">What was told was told of an earlier end.</param>
    private sealed record Facts(string Name, string? Issuer, string? CertificateNumber, DateTimeOffset? IssuedAt, DateTimeOffset? ExpiresAt, CredentialStatus Status, int? AlertedDays = null);

    public static async Task<Result<StaffCertificateView>> Handle(StaffId staffId, Input request, StaffingDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (!await db.Staff.AnyAsync(s => s.Id == staffId, cancel)) return Problem.NotFound;
        var type = request.CertificateType.ToUpperInvariant();
        var certificate = await db.Certificates.SingleOrDefaultAsync(c => c.StaffId == staffId && c.CertificateType == type, cancel)
            ?? db.Certificates.Add(new Certificate { Id = NewId.At<CertificateId>(clock), CompanyId = caller.Company, StaffId = staffId, CertificateType = type }).Entity;
        db.Entry(certificate).CurrentValues.SetValues(new Facts(
            request.Name.Trim(), HubDetails.OrNull(request.Issuer), HubDetails.OrNull(request.CertificateNumber), request.IssuedAt?.ToUniversalTime(), request.ExpiresAt?.ToUniversalTime(), request.Status));
        await db.SaveChangesAsync(cancel);
        return StaffCertificateView.Of(certificate);
    }
}
