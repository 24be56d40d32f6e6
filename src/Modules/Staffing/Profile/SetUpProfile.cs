using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Credentials;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Profile;

/// <summary>Somebody becomes a worker: new, or as whom they were invited. They accept the terms, and whoever names a role may work in it. The same said again changes nothing.</summary>
internal static class SetUpProfile
{
    /// <param name="FullName">This, or first and last name.</param>
    /// <param name="PhoneNumber">The one that they signed in with; no other.</param>
    /// <param name="PhotoUri">A picture that they have uploaded.</param>
    /// <param name="Timezone">IANA name; the marketplace's where it is left out.</param>
    internal sealed record Input(
        [MinLength(1), MaxLength(40), OneLine] string AcceptTermsVersion, [MaxLength(200), OneLine] string? FullName = null, [MaxLength(100), OneLine] string? FirstName = null, [MaxLength(100), OneLine] string? LastName = null,
        [MaxLength(254), OneLine] string? Email = null, [MaxLength(40), OneLine] string? PhoneNumber = null, [MaxLength(2000)] string? Bio = null, [MaxLength(2048)] string? PhotoUri = null,
        [MaxLength(LocationInput.Most)] IReadOnlyList<LocationInput>? PreferredLocations = null, [Range(1.0, 600.0)] decimal? MaxDistanceMiles = null, [Codes] IReadOnlyList<string>? Industries = null, [Codes] IReadOnlyList<string>? Skills = null,
        [MaxLength(60), OneLine] string? PrimaryRoleCode = null, [ZoneName] string? Timezone = null) : IInput, IValidatableObject
    {
        public string Name => HubDetails.OrNull(FullName) ?? $"{FirstName?.Trim()} {LastName?.Trim()}".Trim();

        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (Name is "") yield return new("This, or firstName and lastName.", [nameof(FullName)]);
        }
    }

    internal sealed record Progress(bool Completed, int Percent);

    internal sealed record View(StaffId StaffId, string FullName, StaffStatus Status, Progress ProfileCompletion);

    public static async Task<Result<Answer<View>>> Handle(Input input, NewProfiles profiles, StaffPhotos photos, Completion completion, Scope scope, CancellationToken cancel)
    {
        var photo = input.PhotoUri is { Length: > 0 } uri && await profiles.IsNew(cancel) ? await photos.Draw(uri, cancel) : (Result<FileFacts>?)null;
        if (photo?.Problem is { } noPhoto) return noPhoto;
        await using var transaction = await scope.Begin(cancel);
        await transaction.TakeTurn("staffing.setUp", scope.Caller.User.Value, cancel);
        var made = await profiles.Set(input, photo?.Value, cancel);
        if (made.Problem is { } refusal) return refusal;
        await transaction.Commit(cancel);
        var (staff, isNew) = made.Value;
        var known = await completion.Of(staff.Id, cancel);
        return new Answer<View>(new(staff.Id, staff.FullName, staff.Status, new(known.Completed, known.Percent)), isNew ? null : 200);
    }
}

/// <summary>Makes workers of those who come, with all that one begins with.</summary>
internal sealed class NewProfiles(StaffingDb db, ProfileRows rows, IExternalPeople people, IPhoneCodes phones, StaffPhotos photos, ICompanies companies, Caller caller, TimeProvider clock)
{
    /// <summary>They have not set up a profile yet.</summary>
    public async Task<bool> IsNew(CancellationToken cancel) => !await db.StaffPersonal.AnyAsync(p => p.TermsVersion != null && db.Staff.Any(s => s.Id == p.StaffId && s.UserId == caller.User), cancel);

    public async Task<Result<(StaffMember Staff, bool IsNew)>> Set(SetUpProfile.Input input, FileFacts? photo, CancellationToken cancel)
    {
        var account = (await people.Find([caller.User], cancel))[caller.User];
        if (input.PhoneNumber is { Length: > 0 } given && phones.Normal(given) is var phone && (phone is null || phone != account.Phone)) return ProfileProblems.PhoneNeedsVerification;
        var email = HubDetails.OrNull(input.Email) is { } said ? people.NormalEmail(said) : null;
        if (HubDetails.OrNull(input.Email) is not null && email is null) return ProfileProblems.BadEmail;

        var staff = (await db.Staff.Where(s => s.UserId == caller.User || (account.Phone != null && s.UserId == null && s.Phone == account.Phone)).OrderBy(s => s.UserId == null).ThenBy(s => s.Id).Take(1).ToListAsync(cancel)).FirstOrDefault();
        if (staff is { Status: StaffStatus.Inactive }) return StaffingProblems.AccountDisabled;
        if (staff is not null && await db.StaffPersonal.AnyAsync(p => p.StaffId == staff.Id && p.TermsVersion != null, cancel)) return await IsSame(staff, input, email, cancel) ? (staff, false) : ProfileProblems.ProfileExists;

        var zone = HubDetails.OrNull(input.Timezone) ?? staff?.Timezone ?? (await companies.Find(caller.Company, cancel))!.Zone.Id;
        var isNew = staff is null;
        staff ??= db.Staff.Add(new StaffMember { Id = NewId.At<StaffId>(clock), CompanyId = caller.Company, Phone = account.Phone }).Entity;
        staff.Bind(caller.User);
        (staff.FullName, staff.Timezone, staff.Email) = (input.Name, zone, email ?? staff.Email);
        if (HubDetails.OrNull(input.Bio) is { } bio) staff.Bio = bio;
        if (input.MaxDistanceMiles is { } miles) staff.MaxDistanceMeters = Miles.ToMeters(miles);
        // First, since the rest refers to it.
        await db.SaveChangesAsync(cancel);
        if (await Rest(staff, isNew, input, photo, cancel) is { } refusal) return refusal;
        await people.Rename(caller.User, staff.FullName, cancel);
        return (staff, true);
    }

    private async Task<Problem?> Rest(StaffMember staff, bool isNew, SetUpProfile.Input input, FileFacts? photo, CancellationToken cancel)
    {
        if (HubDetails.OrNull(input.PrimaryRoleCode) is { } role && await rows.Work(staff, role, cancel) is { } refusal) return refusal;
        var personal = await rows.Personal(staff.Id, cancel);
        personal.FirstName = HubDetails.OrNull(input.FullName) is null ? HubDetails.OrNull(input.FirstName) : null;
        personal.Accept(input.AcceptTermsVersion.Trim(), clock.GetUtcNow());
        if (input.PreferredLocations is { } locations) await rows.Replace(staff, locations, cancel);
        if (input.Industries is { } industries) await rows.Replace(staff.Id, ProfileWords.Codes(industries), cancel);
        if (input.Skills is { } skills) await rows.Replace(staff.Id, [.. ProfileWords.Codes(skills).Select(code => (code, (int?)null))], cancel);
        if (photo is not null) await photos.Show(staff, photo, cancel);
        if (isNew || !await db.StaffStats.AnyAsync(s => s.StaffId == staff.Id, cancel)) db.StaffStats.Add(new StaffStats { CompanyId = caller.Company, StaffId = staff.Id });
        if (!await db.StaffPrivacy.AnyAsync(p => p.StaffId == staff.Id, cancel)) db.StaffPrivacy.Add(new StaffPrivacy { CompanyId = caller.Company, StaffId = staff.Id, DataProcessingConsentAt = clock.GetUtcNow() });
        if (staff.PrimaryRoleId is not null) staff.CompleteProfile();
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>What is said stands there already.</summary>
    private async Task<bool> IsSame(StaffMember staff, SetUpProfile.Input input, string? email, CancellationToken cancel)
    {
        if (staff.FullName != input.Name || (email is not null && email != staff.Email) || (HubDetails.OrNull(input.Bio) is { } bio && bio != staff.Bio) || (HubDetails.OrNull(input.Timezone) is { } zone && zone != staff.Timezone)) return false;
        if (input.MaxDistanceMiles is { } miles && Miles.ToMeters(miles) != staff.MaxDistanceMeters) return false;
        var terms = input.AcceptTermsVersion.Trim();
        if (!await db.StaffPersonal.AnyAsync(p => p.StaffId == staff.Id && p.TermsVersion == terms, cancel)) return false;
        if (HubDetails.OrNull(input.PrimaryRoleCode)?.ToUpperInvariant() is { } code && !await db.CatalogRoles.AnyAsync(r => r.Id == staff.PrimaryRoleId && r.Code == code, cancel)) return false;
        if (input.Industries is { } industries && !ProfileWords.Codes(industries).Order(StringComparer.Ordinal).SequenceEqual((await db.StaffIndustries.Where(i => i.StaffId == staff.Id).Select(i => i.Code).ToListAsync(cancel)).Order(StringComparer.Ordinal))) return false;
        if (input.Skills is { } skills && !ProfileWords.Codes(skills).Order(StringComparer.Ordinal).SequenceEqual((await db.StaffSkills.Where(s => s.StaffId == staff.Id).Select(s => s.Code).ToListAsync(cancel)).Order(StringComparer.Ordinal))) return false;
        if (input.PreferredLocations is not { } wanted) return true;
        var places = await db.StaffLocations.AsNoTracking().Where(l => l.StaffId == staff.Id).OrderBy(l => l.Position).ToListAsync(cancel);
        return wanted.Select(l => (l.Label.Trim(), (double)l.Latitude, (double)l.Longitude, l.Radius)).SequenceEqual(places.Select(l => (l.Label, l.Latitude, l.Longitude, l.RadiusMiles)));
    }
}
