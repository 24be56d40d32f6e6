using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>Somebody founds a company, and owns it.</summary>
internal static class RegisterCompanyOwner
{
    internal sealed record Input(
        [MailAddress] string Email, [MaxLength(200)] string Password, [MaxLength(200)] string Fullname, CompanyInput Company,
        [WebAddress] string? Avatar = null, string? SocialCode = null) : IInput;

    internal sealed record CompanyInput(
        [MaxLength(100)] string Name, [MaxLength(200)] string? Fullname = null, [WebAddress] string? Avatar = null,
        [MaxLength(100)] string? Industry = null, [MaxLength(50)] string? CompanySize = null, [MaxLength(100)] string? Timezone = null) : IInput;

    internal sealed record Extras(CompanyView Company)
    {
        public bool EmailVerificationNeeded => true;
    }

    public static async Task<Result<Answer<UserView, Extras>>> Handle(Input request, Founding founding, Passwords passwords, CancellationToken cancel)
    {
        if (request.SocialCode is not null) return IdentityProblems.SocialCodeUnknown;
        if (PasswordRules.Refusal(request.Password, request.Email, request.Fullname, request.Company.Name) is { } weak) return weak;
        var zone = request.Company.Timezone ?? "UTC";
        if (WallClock.ZoneOrNull(zone) is null) return IdentityProblems.UnknownTimezone("company.timezone");

        var hash = await passwords.Hash(request.Password, cancel);
        if (hash.Problem is { } busy) return busy;
        var founder = new User { Email = Mailbox.Normal(request.Email), PasswordHash = hash.Value, Fullname = request.Fullname.Trim(), Avatar = request.Avatar };
        var company = request.Company;
        var founded = await founding.Found(new(company.Name, company.Fullname, company.Avatar, company.Industry, company.CompanySize, zone), founder, cancel);
        if (founded.Problem is { } refusal) return refusal;
        return new Answer<UserView, Extras>(UserView.Of(founded.Value.Owner), new(CompanyView.Of(founded.Value.Company)));
    }
}
