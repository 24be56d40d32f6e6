using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>Somebody founds a company, and owns it.</summary>
internal static class RegisterCompanyOwner
{
    internal sealed record Input(
        [MailAddress] string Email, [MaxLength(200)] string Password, [MaxLength(200), OneLine] string Fullname, CompanyInput Company,
        [WebAddress(OrPath = true)] string? Avatar = null, string? SocialCode = null) : IInput;

    internal sealed record CompanyInput(
        [MaxLength(100), OneLine] string Name, [MaxLength(200), OneLine] string? Fullname = null, [WebAddress(OrPath = true)] string? Avatar = null,
        [MaxLength(100), OneLine] string? Industry = null, [MaxLength(50), OneLine] string? CompanySize = null, [Timezone] string? Timezone = null,
        [Language] string? Language = null) : IInput;

    internal sealed record Extras(CompanyView Company)
    {
        public bool EmailVerificationNeeded => true;
    }

    public static async Task<Result<Answer<UserView, Extras>>> Handle(Input request, Founding founding, Passwords passwords, CancellationToken cancel)
    {
        if (request.SocialCode is not null) return IdentityProblems.SocialCodeUnknown;
        if (PasswordRules.Refusal(request.Password, request.Email, request.Fullname, request.Company.Name) is { } weak) return weak;

        var hash = await passwords.Hash(request.Password, cancel);
        if (hash.Problem is { } busy) return busy;
        var founder = new User { Email = Mailbox.Normal(request.Email), PasswordHash = hash.Value, Fullname = request.Fullname.Trim(), Avatar = Picture.OrNull(request.Avatar) };
        var company = request.Company;
        var founded = await founding.Found(new(company.Name, company.Fullname, Picture.OrNull(company.Avatar), company.Industry, company.CompanySize, company.Timezone ?? "UTC", LanguageTag.Canonical(company.Language) ?? "en"), founder, cancel);
        if (founded.Problem is { } refusal) return refusal;
        return new Answer<UserView, Extras>(UserView.Of(founded.Value.Owner), new(CompanyView.Of(founded.Value.Company)));
    }
}
