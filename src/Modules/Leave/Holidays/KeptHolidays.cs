using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave.Holidays;

/// <summary>
/// Which holidays people keep: those of the region of their terms, else of their place, else of the company; with the company's own
/// added, and those taken away that it hides.
/// </summary>
internal sealed class KeptHolidays(LeaveDb db, IEmployments employments, IPlaces places, ICompanies companies, Caller caller) : IHolidays
{
    public async Task<ILookup<UserId, HolidayFacts>> Of(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel) =>
        await Of(await employments.Histories(users, cancel), users, from, to, cancel);

    /// <param name="histories">Of all of them that were ever employed.</param>
    public async Task<ILookup<UserId, HolidayFacts>> Of(IReadOnlyDictionary<UserId, EmploymentHistory> histories, IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var kept = await By(histories, from, to, cancel);
        return users.Distinct().SelectMany(user => kept(user), (user, day) => (User: user, Day: day)).ToLookup(h => h.User, h => h.Day);
    }

    /// <summary>The same, one list for all who keep the same days.</summary>
    public async Task<Func<UserId, IReadOnlyList<HolidayFacts>>> By(IReadOnlyDictionary<UserId, EmploymentHistory> histories, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var settings = (await companies.Find(caller.Company, cancel))!.Settings;
        var own = await Own(from, to, cancel);
        var at = await Regions(histories.Values.SelectMany(h => h.Employments).SelectMany(e => e.Terms), settings, cancel);
        var days = await Days(at.Values.Append(Default(settings)).OfType<HolidayRegion>(), from, to, cancel);
        var known = new Dictionary<(string?, PlaceId?), IReadOnlyList<HolidayFacts>>();
        return user => histories.GetValueOrDefault(user) is not { } history ? Same((null, null)) : OneRegion(history) is { } region ? Same(region) : [.. KeptBy(history)];

        IReadOnlyList<HolidayFacts> Same((string? Region, PlaceId? Place) region)
        {
            if (!known.TryGetValue(region, out var kept)) known[region] = kept = [.. Kept(own, days, from, to, _ => (region.Place, at.TryGetValue(region, out var there) ? there : Default(settings)))];
            return kept;
        }

        IEnumerable<HolidayFacts> KeptBy(EmploymentHistory history) => Kept(own, days, from, to, day => Where(history.TermsFor(day)));

        (PlaceId?, HolidayRegion?) Where(TermsFacts terms) => (terms.Place, at[(terms.HolidayRegion, terms.Place)]);
    }

    /// <summary>Where somebody has always been; null where that changed.</summary>
    private static (string? Region, PlaceId? Place)? OneRegion(EmploymentHistory history)
    {
        (string?, PlaceId?)? one = null;
        foreach (var terms in history.Employments.SelectMany(e => e.Terms))
        {
            if (one is { } other && other != (terms.HolidayRegion, terms.Place)) return null;
            one = (terms.HolidayRegion, terms.Place);
        }
        return one;
    }

    /// <summary>As they are kept at a place, or by the company where none is given.</summary>
    public async Task<IReadOnlyList<HolidayFacts>> At(PlaceId? place, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var settings = (await companies.Find(caller.Company, cancel))!.Settings;
        var region = place is { } id && (await places.Regions([id], cancel)).TryGetValue(id, out var its) && its.Country is { } country ? new HolidayRegion(country, its.Region) : Default(settings);
        var days = await Days(region is null ? [] : [region], from, to, cancel);
        return [.. Kept(await Own(from, to, cancel), days, from, to, _ => (place, region))];
    }

    /// <summary>Where people of these terms are, by what the terms say and their place.</summary>
    public async Task<IReadOnlyDictionary<(string? Region, PlaceId? Place), HolidayRegion?>> Regions(IEnumerable<TermsFacts> terms, CompanySettings settings, CancellationToken cancel)
    {
        var kinds = terms.Select(t => (Region: t.HolidayRegion, t.Place)).Distinct().ToList();
        PlaceId[] ids = [.. kinds.Select(k => k.Place).OfType<PlaceId>().Distinct()];
        var known = ids is [] ? new Dictionary<PlaceId, PlaceRegion>() : await places.Regions(ids, cancel);
        return kinds.ToDictionary(kind => kind, kind =>
            kind.Region is not null ? HolidayRegion.Of(kind.Region, settings.Country)
            : kind.Place is { } place && known.TryGetValue(place, out var its) && its.Country is { } country ? new HolidayRegion(country, its.Region)
            : Default(settings));
    }

    public static HolidayRegion? Default(CompanySettings settings) => settings.Country is { } country ? new(country, settings.Region) : null;

    private static IEnumerable<HolidayFacts> Kept(
        IReadOnlyList<Holiday> own, IReadOnlyDictionary<HolidayRegion, IReadOnlyDictionary<DateOnly, string>> calendars, DateOnly from, DateOnly to, Func<DateOnly, (PlaceId? Place, HolidayRegion? Region)> where)
    {
        var candidates = calendars.Values.SelectMany(c => c.Keys).Concat(Enumerable.Range(from.Year, to.Year - from.Year + 1).SelectMany(year => own.Select(h => h.In(year))).OfType<DateOnly>());
        foreach (var day in candidates.Where(day => from <= day && day <= to).Distinct().Order())
        {
            var (place, region) = where(day);
            var here = own.Where(h => h.In(day.Year) == day && h.IsKeptAt(place, region)).ToList();
            if (here.Find(h => !h.Hidden) is { } added) yield return new HolidayFacts(day, added.Name, here.Where(h => !h.Hidden).All(h => h.IsHalf));
            else if (here.Count == 0 && region is not null && calendars[region].TryGetValue(day, out var name)) yield return new HolidayFacts(day, name, IsHalf: false);
        }
    }

    private Task<List<Holiday>> Own(DateOnly from, DateOnly to, CancellationToken cancel) =>
        db.Holidays.AsNoTracking().Where(h => h.Day == null || (h.Day >= from && h.Day <= to)).OrderBy(h => h.Id).ToListAsync(cancel);

    /// <summary>As written down; of years that are not, as the calendars have them.</summary>
    private async Task<IReadOnlyDictionary<HolidayRegion, IReadOnlyDictionary<DateOnly, string>>> Days(IEnumerable<HolidayRegion> regions, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var asked = regions.Distinct().ToList();
        if (asked is []) return new Dictionary<HolidayRegion, IReadOnlyDictionary<DateOnly, string>>();
        string[] countries = [.. asked.Select(r => r.Country).Distinct()];
        var years = await db.HolidayYears.AsNoTracking().Where(y => countries.Contains(y.Country) && y.Year >= from.Year && y.Year <= to.Year).ToListAsync(cancel);
        var written = await db.PublicDays.AsNoTracking().Where(d => countries.Contains(d.Country) && d.Day >= from && d.Day <= to).ToListAsync(cancel);
        return asked.ToDictionary(r => r, IReadOnlyDictionary<DateOnly, string> (region) => Enumerable.Range(from.Year, to.Year - from.Year + 1)
            .SelectMany(year => years.Exists(y => y.Is(region) && y.Year == year)
                ? written.Where(d => d.Is(region) && d.Day.Year == year).Select(d => (d.Day, d.Name))
                : Calendars.Of(region.Country, region.Region, year))
            .ToDictionary(d => d.Day, d => d.Name));
    }
}
