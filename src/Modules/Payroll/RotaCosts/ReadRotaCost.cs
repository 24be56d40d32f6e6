using System.Numerics;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Payroll.Rules;

namespace WorkforceOS.Payroll.RotaCosts;

/// <summary>
/// What the plan of some days comes to, by day, person and department, drafts included: for admins of everybody, for line managers of their reports, whose salaries they
/// see. Open places and those of the marketplace are not in it. The whole is rounded once, and its parts by largest remainder, so that they sum to it.
/// </summary>
internal sealed class ReadRotaCost(IShifts shifts, IEmployments employments, IHolidays holidays, IReporting reporting, IPeople people, PayrollSources sources, PayRuleVersions rules, Caller caller)
{
    private const int MostDays = 62;
    private const int MostPlaces = 50_000;

    /// <summary>No week begins earlier before a day.</summary>
    private const int DaysOfWeekBefore = 8;

    private static readonly Problem BadRange = Problem.Rule("RotaCostRange", $"The cost is told of a day to the same or a later one, at most {MostDays} days.");

    private static readonly Problem TooMany = Problem.Rule("RotaCostTooLarge", $"More than {MostPlaces} places are planned then. Choose fewer days.");

    /// <param name="From">Both ends included.</param>
    /// <param name="DepartmentId">Only of shifts that belong to it; other shifts of its people count toward their overtime all the same.</param>
    internal sealed record Input(DateOnly From, DateOnly To, DepartmentId? DepartmentId = null) : IInput;

    public static Task<Result<RotaCostView>> Handle(Input request, ReadRotaCost read, CancellationToken cancel) => read.Run(request, cancel);

    private async Task<Result<RotaCostView>> Run(Input request, CancellationToken cancel)
    {
        var managed = await caller.Managed(reporting, cancel);
        if (managed is { Count: 0 }) return Problem.RoleRequired(Roles.CompanyAdmins);
        if (request.To < request.From || request.To.DayNumber - request.From.DayNumber >= MostDays) return BadRange;

        var since = request.From.AddDays(-DaysOfWeekBefore);
        var planned = await shifts.Planned(since, request.To, managed, MostPlaces + 1, cancel);
        if (planned.Count > MostPlaces) return TooMany;
        UserId[] who = [.. planned.Select(p => p.User).Distinct()];
        var terms = await sources.Terms(cancel);
        var by = new PlanTerms(new Period(request.From, request.To), terms.Zone, terms.Currency, (await rules.Between(since, request.To, cancel)).Between(since, request.To));
        var (histories, free) = (await employments.Histories(who, cancel), await holidays.Of(who, since, request.To.AddDays(1), cancel));
        var places = planned.GroupBy(p => p.User).SelectMany(own => PlanValue.Of([.. own.OrderBy(p => p.StartsAt)], histories.GetValueOrDefault(own.Key), [.. free[own.Key]], by))
            .Where(p => request.DepartmentId is null || p.Department == request.DepartmentId).OrderBy(p => p.Day).ThenBy(p => p.User.Value).ThenBy(p => p.Department?.Value).ToList();
        return View(request, by.Currency, places, await people.Briefs(places.Select(p => p.User).Distinct(), cancel));
    }

    private static RotaCostView View(Input request, string currency, IReadOnlyList<PlaceCost> places, IReadOnlyDictionary<UserId, PersonBrief> names)
    {
        var rounded = places.Zip(Rounded(places, currency), (place, minor) => (Place: place, Minor: minor)).ToList();
        var days = Enumerable.Range(0, request.To.DayNumber - request.From.DayNumber + 1).Select(request.From.AddDays);
        var (hours, overtime, cost) = Sum(rounded);
        return new RotaCostView(request.From, request.To, currency, hours, overtime, cost,
            [.. from day in days let own = Sum(rounded.Where(p => p.Place.Day == day)) select new DayCost(day, own.Hours, own.Overtime, own.Cost)],
            [.. from own in rounded.GroupBy(p => p.Place.User)
                let sum = Sum(own)
                let name = names.GetValueOrDefault(own.Key)
                orderby name?.Fullname, own.Key.Value
                select new PersonCost(own.Key, name, sum.Hours, sum.Overtime, sum.Cost, [.. from day in own.GroupBy(p => p.Place.Day) let part = Sum(day) orderby day.Key select new DayCost(day.Key, part.Hours, part.Overtime, part.Cost)])],
            [.. from own in rounded.GroupBy(p => p.Place.Department) let sum = Sum(own) orderby own.Key?.Value select new DepartmentCost(own.Key, sum.Hours, sum.Overtime, sum.Cost)]);

        (decimal Hours, decimal Overtime, decimal Cost) Sum(IEnumerable<(PlaceCost Place, long Minor)> parts)
        {
            var (seconds, beyond, minor) = (0L, 0L, 0L);
            foreach (var (place, amount) in parts) (seconds, beyond, minor) = (seconds + place.Seconds, beyond + place.OvertimeSeconds, minor + amount);
            return (Hours(seconds), Hours(beyond), new Money(minor, currency).ToDecimal());
        }
    }

    /// <summary>The total once, half away from zero; the places by largest remainder, of equals the earlier.</summary>
    private static IReadOnlyList<long> Rounded(IReadOnlyList<PlaceCost> places, string currency)
    {
        var total = Money.Rounded(places.Aggregate(Fraction.Zero, (sum, place) => sum + place.Minor), currency).Minor;
        var units = places.Select(p => (long)(p.Minor.Numerator / p.Minor.Denominator)).ToArray();
        var missing = (int)(total - units.Sum());
        foreach (var place in Enumerable.Range(0, units.Length).OrderByDescending(i => places[i].Minor - Fraction.Of(units[i], BigInteger.One)).Take(missing)) units[place]++;
        return units;
    }

    private static decimal Hours(long seconds) => decimal.Round(seconds / 3600m, 2, MidpointRounding.AwayFromZero);
}
