using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Profile;

/// <summary>What a worker says of themselves, for nobody but them and who pays them.</summary>
internal sealed class StaffPersonal : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public StaffId StaffId { get; init; }

    /// <summary>As they said it apart from the rest of their name.</summary>
    public string? FirstName { get; set; }

    public DateOnly? DateOfBirth { get; set; }
    public string? Line1 { get; set; }
    public string? Line2 { get; set; }
    public string? City { get; set; }
    public string? State { get; set; }
    public string? PostalCode { get; set; }
    public string? Country { get; set; }
    public string[] Languages { get; set; } = [];
    public int? YearsExperience { get; set; }
    public string? TermsVersion { get; private set; }
    public DateTimeOffset? TermsAcceptedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; set; }

    public void Accept(string version, DateTimeOffset now) => (TermsVersion, TermsAcceptedAt) = (version, now);

    public void LiveAt(AddressInput? address) =>
        (Line1, Line2, City, State, PostalCode, Country) = (address?.Line1?.Trim(), OrNull(address?.Line2), address?.City?.Trim(), address?.State?.Trim(), address?.PostalCode?.Trim(), address?.Country?.Trim());

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A branch in which a worker has worked.</summary>
internal sealed class StaffIndustry : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public StaffId StaffId { get; init; }
    public string Code { get; init; } = "";
}

/// <summary>Something that a worker says they can do.</summary>
internal sealed class StaffSkill : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public StaffId StaffId { get; init; }
    public string Code { get; init; } = "";
    public int? Years { get; init; }
    public bool Verified { get; init; }
}

/// <summary>Where a worker would rather work.</summary>
internal sealed class StaffLocation : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public StaffId StaffId { get; init; }

    /// <summary>From 0, in the order in which they were said.</summary>
    public int Position { get; init; }

    public string Label { get; init; } = "";
    public string? Address { get; init; }
    public double Latitude { get; init; }
    public double Longitude { get; init; }
    public decimal RadiusMiles { get; init; }
}

/// <summary>What of a worker others may see and do.</summary>
internal sealed class StaffPrivacy : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public StaffId StaffId { get; init; }
    public bool MarketingOptIn { get; set; }
    public DateTimeOffset? DataProcessingConsentAt { get; set; }
    public DateTimeOffset? LocationConsentAt { get; set; }
}
