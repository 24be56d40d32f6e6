using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Identity;

/// <summary>A company as its own people see it.</summary>
internal record CompanyView : View
{
    public string Name { get; init; } = "";
    public string Codename { get; init; } = "";
    public string? Fullname { get; init; }
    public string Avatar { get; init; } = "";
    public UserId? OwnerId { get; init; }
    public string? Industry { get; init; }
    public string? CompanySize { get; init; }
    public string Timezone { get; init; } = "";

    /// <summary>BCP 47: of mails and texts for those who chose none.</summary>
    public string Language { get; init; } = "";
    public CompanySettings Settings { get; init; } = new();

    public static CompanyView Of(Company company) => new CompanyView
    {
        Name = company.Name,
        Codename = company.Codename,
        Fullname = company.Fullname,
        Avatar = GeneratedPicture.Or(company),
        OwnerId = company.OwnerId,
        Industry = company.Industry,
        CompanySize = company.CompanySize,
        Timezone = company.Timezone,
        Language = company.Language,
        Settings = company.Settings,
    }.Stamped(company, company.OwnerId);
}
