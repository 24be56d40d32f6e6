using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Profile;

/// <param name="Phone">E.164; empty of who has shown none.</param>
/// <param name="Industries">Codes, as <c>/staff/profile/industries</c> explains them.</param>
/// <param name="Skills">The same of <c>/staff/profile/skills</c>.</param>
internal sealed record PersonalInfoView(
    StaffId StaffId, string FirstName, string LastName, string FullName, string? Email, string Phone, string? PhotoUrl, string? Bio, DateOnly? DateOfBirth, AddressView? Address, IReadOnlyList<PreferredLocationView> PreferredLocations,
    decimal? MaxDistanceMiles, IReadOnlyList<string> Languages, IReadOnlyList<string> Industries, IReadOnlyList<string> Skills);

/// <summary>Who the worker is.</summary>
internal sealed class ReadPersonalInfo(StaffingDb db, IExternalPeople people, Worker worker)
{
    public static async Task<Result<PersonalInfoView>> Handle(ReadPersonalInfo info, CancellationToken cancel) => await info.Of(cancel);

    public async Task<PersonalInfoView> Of(CancellationToken cancel)
    {
        var found = await (from s in db.Staff.AsNoTracking()
                           where s.Id == worker.Id
                           join said in db.StaffPersonal on s.Id equals said.StaffId into some
                           from personal in some.DefaultIfEmpty()
                           select new
                           {
                               Staff = s, Personal = personal,
                               Locations = db.StaffLocations.Where(l => l.StaffId == s.Id).OrderBy(l => l.Position).ToList(),
                               Industries = db.StaffIndustries.Where(i => i.StaffId == s.Id).OrderBy(i => i.Code).Select(i => i.Code).ToList(),
                               Skills = db.StaffSkills.Where(k => k.StaffId == s.Id).OrderBy(k => k.Code).Select(k => k.Code).ToList(),
                           }).SingleAsync(cancel);
        var account = found.Staff is { Phone: not null, Email: not null } ? null : (await people.Find([worker.User], cancel)).GetValueOrDefault(worker.User);
        var (first, last) = Parts(found.Staff.FullName, found.Personal?.FirstName);
        return new PersonalInfoView(
            worker.Id, first, last, found.Staff.FullName, found.Staff.Email ?? account?.Email, found.Staff.Phone ?? account?.Phone ?? "", found.Staff.PhotoUri, found.Staff.Bio, found.Personal?.DateOfBirth, Address(found.Personal),
            [.. found.Locations.Select(PreferredLocationView.Of)], Miles.Of(found.Staff.MaxDistanceMeters), found.Personal?.Languages ?? [], found.Industries, found.Skills);
    }

    /// <summary>As they were said apart; else the first word, and the rest.</summary>
    private static (string First, string Last) Parts(string full, string? first)
    {
        if (first is not null && full.StartsWith(first, StringComparison.Ordinal)) return (first, full[first.Length..].Trim());
        var at = full.IndexOf(' ', StringComparison.Ordinal);
        return at < 0 ? (full, "") : (full[..at], full[(at + 1)..].Trim());
    }

    private static AddressView? Address(StaffPersonal? p) =>
        p is null || (p.Line1 ?? p.City ?? p.State ?? p.PostalCode ?? p.Country) is null ? null : new(p.Line1 ?? "", p.Line2, p.City ?? "", p.State ?? "", p.PostalCode ?? "", p.Country ?? "");
}
