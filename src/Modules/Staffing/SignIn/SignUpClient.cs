using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Operating;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.SignIn;

/// <summary>A new client: its owner's account, the business, and what it begins with, all or nothing.</summary>
internal static class SignUpClient
{
    /// <param name="Phone">E.164; nobody has shown that it is theirs.</param>
    /// <param name="Timezone">IANA name; the marketplace's where it is left out.</param>
    /// <param name="TenantSlug">The codename of the company that runs the marketplace, where another one is meant than the request says otherwise.</param>
    internal sealed record Input(
        [MinLength(2), MaxLength(120), OneLine] string CompanyName, [MaxLength(254)] string Email, [MinLength(8), MaxLength(200)] string Password,
        [MaxLength(100), OneLine] string? FirstName = null, [MaxLength(100), OneLine] string? LastName = null, [MaxLength(40)] string? Phone = null,
        [MaxLength(64)] string? Timezone = null, [MaxLength(40)] string? TenantSlug = null) : IInput, IValidatableObject
    {
        public string Fullname => $"{FirstName?.Trim()} {LastName?.Trim()}".Trim() is { Length: > 0 } name ? name : CompanyName.Trim();

        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (CompanyName.Trim().Length < 2) yield return new("At least 2 characters.", [nameof(CompanyName)]);
            if (Timezone is not null && WallClock.ZoneOrNull(Timezone) is null) yield return new("An IANA time zone, such as America/New_York.", [nameof(Timezone)]);
        }
    }

    public static async Task<Result<AuthEnvelope>> Handle(Input request, Marketplaces marketplaces, NewClients clients, IExternalPeople people, IPhoneCodes phones, Entrance entrance, Scope scope, CancellationToken cancel)
    {
        var company = await marketplaces.Enter(request.TenantSlug, cancel);
        if (company.Problem is { } unknown) return unknown;
        if (people.NormalEmail(request.Email) is not { } email) return Problem.WrongType("email", "One mail address, such as ada@example.com.");
        if (request.Phone is { } given && phones.Normal(given) is null) return Problem.WrongType("phone", "A phone number with its country, such as +12025550123.");
        var password = await people.Choose(request.Password, email, $"{request.Fullname} {request.CompanyName}", cancel);
        if (password.Problem is { } weak) return weak.Kind is ProblemKind.Rule ? Problem.WrongType("password", weak.Message) : weak;

        await using var transaction = await scope.Begin(cancel);
        if (await people.Register(email, request.Fullname, password.Value, cancel) is not { } account) return StaffingProblems.EmailInUse;
        var made = await clients.Make(request, request.Phone is { } phone ? phones.Normal(phone) : null, account, company.Value, cancel);
        return made.Problem is { } taken ? taken : await entrance.LetIn(account, made.Value, staff: null, transaction, cancel);
    }
}

/// <summary>What a client begins with: somebody who owns it, somewhere to pay from, somewhere to book to.</summary>
internal sealed class NewClients(StaffingDb db, NewBusinesses businesses, TimeProvider clock)
{
    public async Task<Result<Member>> Make(SignUpClient.Input request, string? phone, Account owner, CompanyFacts company, CancellationToken cancel)
    {
        var business = new Business
        {
            Id = NewId.At<BusinessId>(clock), CompanyId = company.Id, Name = request.CompanyName.Trim(), Timezone = request.Timezone ?? company.Zone.Id, Currency = company.Settings.Currency, BillingTermsDays = NewBusinesses.UsualTermsDays,
        };
        db.Publish(new BusinessCreated(business.Id.Value, owner.Id), business.Id.Value);
        try
        {
            await businesses.Open(business, vendor: null, cancel);
        }
        catch (DbUpdateException lost) when (lost.Violates("business_name"))
        {
            return Problem.WrongType("companyName", "A client of this name is here already.");
        }
        var membership = Membership.Active(NewId.At<MembershipId>(clock), company.Id, business.Id, owner.Id, request.FirstName?.Trim() ?? "", request.LastName?.Trim() ?? "", ClientRole.Owner, phone);
        db.Memberships.Add(membership);
        await db.SaveChangesAsync(cancel);
        return new Member(membership.Id, owner.Id, business.Id, business.Name, business.Timezone, business.Currency, ClientRole.Owner, request.Fullname, new HashSet<HubId>());
    }
}
