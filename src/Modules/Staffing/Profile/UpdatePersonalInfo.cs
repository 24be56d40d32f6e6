using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Profile;

/// <summary>A worker says who they are. What is left out stays as it is. The phone is how they sign in: another one is shown to be theirs first.</summary>
internal static class UpdatePersonalInfo
{
    private const int LeastAge = 14;
    private const int MostAge = 120;

    /// <param name="PhotoUrl">The photo's present address, or null to take it away; another one is uploaded.</param>
    /// <param name="MaxDistanceMiles">How far away work may be.</param>
    /// <param name="Languages">As they name them, such as <c>en</c> or <c>Spanish</c>.</param>
    internal sealed record Input(
        [MinLength(1), MaxLength(100), OneLine] Patch<string> FirstName, [MaxLength(100), OneLine] Patch<string> LastName, [MinLength(1), MaxLength(200), OneLine] Patch<string> FullName, [MaxLength(254), OneLine] Patch<string?> Email,
        [MaxLength(40), OneLine] Patch<string> Phone, [MaxLength(500)] Patch<string?> PhotoUrl, [MaxLength(2000)] Patch<string?> Bio, Patch<DateOnly?> DateOfBirth, Patch<AddressInput?> Address,
        [MaxLength(LocationInput.Most)] Patch<IReadOnlyList<LocationInput>> PreferredLocations, [Range(1.0, 600.0)] Patch<decimal?> MaxDistanceMiles, [Codes] Patch<IReadOnlyList<string>> Languages,
        [Codes] Patch<IReadOnlyList<string>> Industries, [Codes] Patch<IReadOnlyList<string>> Skills) : IInput;

    public static async Task<Result<PersonalInfoView>> Handle(Input change, PersonalWriter writer, ReadPersonalInfo info, ProfileTurn turn, CancellationToken cancel)
    {
        await using var transaction = await turn.Begin(cancel);
        var before = await info.Of(cancel);
        if (await writer.Write(change, before, cancel) is { } refusal) return refusal;
        await transaction.Commit(cancel);
        return await info.Of(cancel);
    }

    internal static bool CanBeBorn(DateOnly day, DateOnly today) => day <= today.AddYears(-LeastAge) && day >= today.AddYears(-MostAge);
}

/// <summary>Changes who a worker is.</summary>
internal sealed class PersonalWriter(StaffingDb db, ProfileRows rows, IExternalPeople people, IPhoneCodes phones, Worker worker, TimeProvider clock)
{
    public async Task<Problem?> Write(UpdatePersonalInfo.Input change, PersonalInfoView before, CancellationToken cancel)
    {
        if (change.Phone.IsGiven && (phones.Normal(change.Phone.Value) ?? change.Phone.Value.Trim()) != before.Phone) return ProfileProblems.PhoneNeedsVerification;
        if (change.PhotoUrl is { IsGiven: true, Value: { } address } && address != before.PhotoUrl) return ProfileProblems.PhotoIsUploaded;
        if (change.DateOfBirth is { IsGiven: true, Value: { } day } && !UpdatePersonalInfo.CanBeBorn(day, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))) return ProfileProblems.NotBornThen;
        var email = change.Email is { IsGiven: true, Value: { } given } && !string.IsNullOrWhiteSpace(given) ? people.NormalEmail(given) : null;
        if (change.Email is { IsGiven: true, Value: { } said } && !string.IsNullOrWhiteSpace(said) && email is null) return ProfileProblems.BadEmail;

        var staff = await db.Staff.SingleAsync(s => s.Id == worker.Id, cancel);
        var personal = await rows.Personal(worker.Id, cancel);
        Rename(staff, personal, change, before);
        if (change.Email.IsGiven) staff.Email = email;
        if (change.PhotoUrl is { IsGiven: true, Value: null }) staff.HidePhoto();
        if (change.Bio.IsGiven) staff.Bio = string.IsNullOrWhiteSpace(change.Bio.Value) ? null : change.Bio.Value.Trim();
        if (change.MaxDistanceMiles.IsGiven) staff.MaxDistanceMeters = Miles.ToMeters(change.MaxDistanceMiles.Value);
        if (change.DateOfBirth.IsGiven) personal.DateOfBirth = change.DateOfBirth.Value;
        if (change.Address.IsGiven) personal.LiveAt(change.Address.Value);
        if (change.Languages.IsGiven) personal.Languages = [.. change.Languages.Value.Select(l => l.Trim()).Distinct()];
        if (change.PreferredLocations.IsGiven) await rows.Replace(staff, change.PreferredLocations.Value, cancel);
        if (change.Industries.IsGiven) await rows.Replace(worker.Id, ProfileWords.Codes(change.Industries.Value), cancel);
        if (change.Skills.IsGiven) await rows.Replace(worker.Id, [.. ProfileWords.Codes(change.Skills.Value).Select(code => (code, (int?)null))], cancel);
        await db.SaveChangesAsync(cancel);
        if (staff.FullName != before.FullName) await people.Rename(worker.User, staff.FullName, cancel);
        return null;
    }

    private static void Rename(StaffMember staff, StaffPersonal personal, UpdatePersonalInfo.Input change, PersonalInfoView before)
    {
        if (change.FirstName.IsGiven || change.LastName.IsGiven)
        {
            var (first, last) = (change.FirstName.Or(before.FirstName).Trim(), change.LastName.Or(before.LastName).Trim());
            (personal.FirstName, staff.FullName) = (first, $"{first} {last}".Trim());
        }
        else if (change.FullName.IsGiven)
        {
            staff.FullName = change.FullName.Value.Trim();
        }
    }
}
