using System.Globalization;
using static WorkforceOS.Tests.Staffing.ReportWorld;

namespace WorkforceOS.Tests.Staffing;

/// <summary>What reports must say of a known world, reckoned row by row from what the reports promise.</summary>
internal sealed class ReportOracle(ReportWorld world, IReadOnlyList<Guid>? hubs, Guid? vendor, Guid? center, DateTimeOffset now)
{
    private IEnumerable<Shift> All => world.Own.Where(s => s.Counts && (hubs is null || hubs.Contains(s.Hub.Id)) && (vendor is null || s.Vendor == vendor) && (center is null || s.Center == center));

    private List<Shift> Of(DateOnly first, DateOnly last) => [.. All.Where(s => s.Day >= first && s.Day <= last)];

    public object Spend(DateOnly first, DateOnly last, string bucket)
    {
        var people = Of(first, last).SelectMany(s => s.People).Where(p => p.Holds).ToList();
        var total = people.Sum(Cents);
        return new
        {
            totalSpendCents = total, averageDailySpendCents = Round((decimal)total / (last.DayNumber - first.DayNumber + 1), 0),
            industryBreakdown = people.Count == 0 ? [] : new[] { new { category = "Hospitality", amountCents = total, percentage = Percent(total, total) } },
            series = people.GroupBy(p => Start(p.Role.Shift.Day, bucket)).OrderBy(g => g.Key).Select(g => new { bucketStart = Day(g.Key), amountCents = g.Sum(Cents), hours = Hours(g.Sum(Minutes)) }),
            byHub = people.GroupBy(p => p.Role.Shift.Hub).OrderByDescending(g => g.Sum(Cents)).Select(g => new { hubId = g.Key.Id, hubName = g.Key.Name, amountCents = g.Sum(Cents), percentage = Percent(g.Sum(Cents), total), hours = Hours(g.Sum(Minutes)) }),
            byRole = people.GroupBy(p => p.Role.Code).OrderByDescending(g => g.Sum(Cents)).Select(g => new
            {
                catalogRoleId = world.Market.Roles[g.Key], roleName = g.Key is "BARISTA" ? "Barista" : "Server", amountCents = g.Sum(Cents), percentage = Percent(g.Sum(Cents), total), hours = Hours(g.Sum(Minutes)),
            }),
        };
    }

    public object Coverage(DateOnly first, DateOnly last)
    {
        var shifts = Of(first, last);
        var (required, filled) = (shifts.Sum(s => s.Required), shifts.Sum(s => s.Assigned));
        return new
        {
            overallCoveragePercent = Percent(filled, required), totalRequired = required, totalFilled = filled,
            days = shifts.GroupBy(s => s.Day).OrderBy(g => g.Key).Select(g => new { date = Day(g.Key), required = g.Sum(s => s.Required), filled = g.Sum(s => s.Assigned), percent = Whole(g.Sum(s => s.Assigned), g.Sum(s => s.Required)) }),
            worstHubs = shifts.GroupBy(s => s.Hub).Where(g => g.Sum(s => s.Assigned) < g.Sum(s => s.Required)).OrderBy(g => (double)g.Sum(s => s.Assigned) / g.Sum(s => s.Required)).ThenBy(g => g.Key.Name, StringComparer.Ordinal).Take(5)
                .Select(g => new { hubId = g.Key.Id, hubName = g.Key.Name, percent = Whole(g.Sum(s => s.Assigned), g.Sum(s => s.Required)) }),
        };
    }

    public object DailyOps(DateOnly day)
    {
        var shifts = Of(day, day);
        var people = shifts.SelectMany(s => s.People).ToList();
        return new
        {
            date = Day(day), totalShifts = shifts.Count, totalWorkersDeployed = people.Where(p => p.Came).Select(p => p.Staff).Distinct().Count(), totalHoursScheduled = Hours(people.Where(p => p.Holds || p.Missed).Sum(Planned)),
            totalHoursWorked = Hours(people.Where(p => p.Worked).Sum(p => p.Sheet!.Value.Minutes)), onTimeArrivals = people.Count(p => p.Came && p.OnTime), lateArrivals = people.Count(p => p.Came && !p.OnTime), noShows = people.Count(p => p.Missed),
            coveragePercent = Percent(shifts.Sum(s => s.Assigned), shifts.Sum(s => s.Required)),
            shifts = shifts.OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Select(s => new
            {
                shiftId = s.Id, title = s.Title, hubName = s.Hub.Name, startsAt = Instant(s.StartsAt), endsAt = Instant(s.EndsAt), required = s.Required, assigned = s.Assigned, checkedIn = s.People.Count(p => p.Came), status = s.Status.ToUpperInvariant(),
                hourlySpendCents = s.People.Where(p => p.Holds).Sum(p => (long)p.Rate),
            }),
        };
    }

    public object Performance(DateOnly first, DateOnly last)
    {
        var shifts = Of(first, last);
        var people = shifts.SelectMany(s => s.People).ToList();
        var filled = people.Where(p => (p.Holds || p.Missed) && !p.Replaces).Select(p => Math.Max(0, (p.Booked - p.Role.Published).Ticks / (decimal)TimeSpan.TicksPerMinute)).ToList();
        var ratings = people.Where(p => p.Rating is not null).Select(p => p.Rating!.Value).ToList();
        return new
        {
            fillRatePercent = Fill(shifts), completionRatePercent = Completion(people), onTimeRatePercent = OnTime(people), averageRating = Rating(people), averageFillTimeMinutes = filled.Count == 0 ? 0 : Round(filled.Average(), 0),
            clientSatisfaction = Percent(ratings.Count(r => r >= 4), ratings.Count),
            trend = shifts.GroupBy(s => Start(s.Day, "WEEK")).OrderBy(g => g.Key).Select(g => g.SelectMany(s => s.People).ToList() is var of
                ? new { weekStart = Day(g.Key), fillRatePercent = Fill(g), completionRatePercent = Completion(of), onTimeRatePercent = OnTime(of), averageRating = Rating(of) } : null),
        };
    }

    public object NoShow(DateOnly first, DateOnly last)
    {
        var people = Of(first, last).SelectMany(s => s.People).Where(p => p.Worked || p.Missed).ToList();
        return new
        {
            totalNoShows = people.Count(p => p.Missed), noShowRatePercent = Percent(people.Count(p => p.Missed), people.Count),
            workers = people.GroupBy(p => (p.Staff, p.Name)).Where(g => g.Any(p => p.Missed)).OrderByDescending(g => g.Count(p => p.Missed)).ThenBy(g => g.Key.Name, StringComparer.Ordinal).ThenBy(g => g.Key.Staff).Select(g =>
            {
                var missed = g.Where(p => p.Missed).OrderByDescending(p => p.Role.Shift.Day).ThenBy(p => p.Role.Shift.Id).ToList();
                var isHigh = missed.Any(a => missed.Any(b => a != b && Math.Abs(a.Role.Shift.Day.DayNumber - b.Role.Shift.Day.DayNumber) <= 29));
                return new
                {
                    staffId = g.Key.Staff, fullName = g.Key.Name, noShowCount = missed.Count, totalShifts = g.Count(), riskLevel = isHigh ? "HIGH" : missed.Count > 1 ? "MEDIUM" : "LOW",
                    incidents = missed.Select(p => new { date = Day(p.Role.Shift.Day), shiftId = p.Role.Shift.Id, shiftTitle = p.Role.Shift.Title, hubName = p.Role.Shift.Hub.Name }),
                };
            }),
        };
    }

    public object Forecast(DateOnly first, DateOnly last)
    {
        var weeks = Weeks(first, last);
        var cents = weeks.Sum(w => w.Cents);
        return new
        {
            projectedSpendCents = cents, projectedWorkers = weeks.Sum(w => w.Places), averageWeeklySpendCents = Round(7m * cents / (last.DayNumber - first.DayNumber + 1), 0), method = "BOOKED_THEN_MEAN_OF_LAST_4_SAME_WEEKDAYS",
            weeks = weeks.Select(w => new { weekStart = Day(w.Start), shiftCount = w.Shifts, workerHours = Hours(w.Minutes), amountCents = w.Cents, confidence = w.IsProjected ? "PROJECTED" : "BOOKED" }),
        };
    }

    public object Summary(DateOnly first, DateOnly last)
    {
        var shifts = Of(first, last);
        var people = shifts.SelectMany(s => s.People).ToList();
        var (missed, awaited, length) = (people.Count(p => p.Missed), people.Count(p => p.Missed || p.Worked), last.DayNumber - first.DayNumber + 1);
        return new
        {
            totalShifts = shifts.Count, filledPercent = Percent(shifts.Count(s => s.Assigned == s.Required), shifts.Count), coveragePercent = Fill(shifts), totalHours = Hours(people.Where(p => p.Holds).Sum(Minutes)),
            totalSpendCents = people.Where(p => p.Holds).Sum(Cents), noShowRate = Percent(missed, awaited), onTimeRate = OnTime(people), averageRating = Rating(people),
            forecastNextPeriodCents = Weeks(last.AddDays(1), last.AddDays(length)).Sum(w => w.Cents), availableReports = new[] { "daily-ops", "spend", "coverage", "forecast", "performance", "no-show" },
        };
    }

    private List<(DateOnly Start, decimal Shifts, decimal Places, decimal Minutes, decimal Cents, bool IsProjected)> Weeks(DateOnly first, DateOnly last)
    {
        var found = new List<(DateOnly Day, decimal Shifts, decimal Places, decimal Minutes, decimal Cents, bool IsProjected)>();
        foreach (var hub in world.Hubs)
        {
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(hub.Zone)).DateTime);
            var own = All.Where(s => s.Hub == hub).ToLookup(s => s.Day);
            for (var day = first; day <= last; day = day.AddDays(1))
            {
                if (own[day].Any()) found.Add(Stands(own[day].ToList(), day, day >= today));
                else if (day >= today)
                {
                    var usual = Enumerable.Range(1, 28).Select(n => today.AddDays(-n)).Where(d => d.DayOfWeek == day.DayOfWeek).Select(d => Stands(own[d].ToList(), d, false)).ToList();
                    if (usual.Any(u => u.Shifts > 0)) found.Add((day, usual.Sum(u => u.Shifts) / 4, usual.Sum(u => u.Places) / 4, usual.Sum(u => u.Minutes) / 4, usual.Sum(u => u.Cents) / 4, true));
                }
            }
        }
        return [.. found.GroupBy(f => Start(f.Day, "WEEK")).OrderBy(g => g.Key).Select(g => (g.Key, Round(g.Sum(f => f.Shifts), 0), Round(g.Sum(f => f.Places), 0), g.Sum(f => f.Minutes), Round(g.Sum(f => f.Cents), 0), g.Any(f => f.IsProjected)))];
    }

    private static (DateOnly Day, decimal Shifts, decimal Places, decimal Minutes, decimal Cents, bool IsProjected) Stands(List<Shift> shifts, DateOnly day, bool isAhead)
    {
        var (roles, people) = (shifts.SelectMany(s => s.Roles).Where(r => !r.Cancelled).ToList(), shifts.SelectMany(s => s.People).Where(p => p.Holds).ToList());
        return isAhead ? (day, shifts.Count, roles.Sum(r => r.Needed), roles.Sum(r => (decimal)r.Needed * Paid(r, r.StartsAt)), roles.Sum(r => (decimal)r.Needed * Paid(r, r.StartsAt) * r.Rate) / 60, false)
            : (day, shifts.Count, people.Count, people.Sum(Minutes), people.Sum(Cents), false);
    }

    private static int Paid(Role role, DateTimeOffset from) => Math.Max(0, (int)(role.EndsAt - from).TotalMinutes - (role.IsBreakPaid ? 0 : role.Break));
    private static int Planned(Person p) => Paid(p.Role, p.StartsAt);
    private static int Minutes(Person p) => p.Worked ? p.Sheet!.Value.Minutes : Planned(p);
    private static long Cents(Person p) => p.Worked ? p.Sheet!.Value.Cents : (long)Round(Planned(p) * (decimal)p.Rate / 60, 0);
    private static decimal Fill(IEnumerable<Shift> of) => Percent(of.Sum(s => s.Assigned), of.Sum(s => s.Required));
    private static decimal Completion(List<Person> of) => Percent(of.Count(p => p.Worked), of.Count(p => p.Worked || p.Missed || p.CancelCode is "LATE_WORKER"));
    private static decimal OnTime(List<Person> of) => Percent(of.Count(p => p.Worked && p.OnTime), of.Count(p => p.Worked || p.Missed));
    private static decimal Rating(List<Person> of) => of.Any(p => p.Rating is not null) ? Round(of.Where(p => p.Rating is not null).Average(p => (decimal)p.Rating!.Value), 2) : 0;
    private static decimal Percent(long part, long whole) => whole == 0 ? 0 : Round(part * 100m / whole, 1);
    private static decimal Whole(long part, long whole) => whole == 0 ? 0 : Round(part * 100m / whole, 0);
    private static decimal Hours(decimal minutes) => Round(minutes / 60, 2);
    private static decimal Round(decimal figure, int digits) => Math.Round(figure, digits, MidpointRounding.AwayFromZero);
    private static DateOnly Start(DateOnly day, string bucket) => bucket switch { "WEEK" => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)), "MONTH" => new(day.Year, day.Month, 1), _ => day };
    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
