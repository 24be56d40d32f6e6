using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>A company as its own people see it.</summary>
internal sealed record CompanyView : View
{
    public string Name { get; init; } = "";
    public string Codename { get; init; } = "";
    public string? Fullname { get; init; }
    public string? Avatar { get; init; }
    public UserId? OwnerId { get; init; }
    public string? Industry { get; init; }
    public string? CompanySize { get; init; }
    public string Timezone { get; init; } = "";
    public CompanySettings Settings { get; init; } = new();

    public static CompanyView Of(Company company) => new CompanyView
    {
        Name = company.Name,
        Codename = company.Codename,
        Fullname = company.Fullname,
        Avatar = company.Avatar,
        OwnerId = company.OwnerId,
        Industry = company.Industry,
        CompanySize = company.CompanySize,
        Timezone = company.Timezone,
        Settings = company.Settings,
    }.Stamped(company, company.OwnerId);
}
