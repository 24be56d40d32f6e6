using NodaTime;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;

namespace WorkforceOS.Tests.Payroll.Oracle;

/// <summary>People as they never all work in one firm: a seed makes the same one on every machine.</summary>
internal sealed class RandomPersonMonths
{
    private static readonly string[] Zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Cairo", "America/Havana", "America/Sao_Paulo", "Europe/Istanbul", "Pacific/Chatham", "UTC"];
    private static readonly int[] MonthsOfClockChanges = [3, 4, 10, 11];
    private static readonly UserId User = new(new Guid("01890000-0000-7000-8000-000000000001"));

    private readonly int seed;
    private readonly Random random;
    private readonly DateTimeZone zone;
    private readonly string currency;
    private readonly DateOnly from, to, first, last;
    private readonly List<WorkedTime> worked = [];
    private readonly List<Absence> absences = [];
    private readonly Dictionary<DateOnly, long> planned = [];
    private readonly List<LeaveDay> leave = [];
    private int ids;

    private RandomPersonMonths(int seed)
    {
        (this.seed, random) = (seed, new Random(seed));
        zone = WallClock.ZoneOrNull(Zones[random.Next(Zones.Length)])!;
        currency = Pick("EUR", "EUR", "USD", "KWD", "JPY");
        var month = new DateOnly(random.Next(2024, 2028), Chance(50) ? MonthsOfClockChanges[random.Next(4)] : random.Next(1, 13), 1);
        (from, to) = random.Next(10) switch
        {
            < 5 => (month, month.AddMonths(1).AddDays(-1)),
            < 7 => Between(month, month.AddMonths(1).AddDays(-1)),
            < 9 => (month.AddDays(random.Next(1, 28)), month.AddMonths(1).AddDays(random.Next(0, 20))),
            _ => (month.AddDays(random.Next(0, 20)), month.AddDays(random.Next(20, 28))),
        };
        first = new DateOnly(from.Year, from.Month, 1).AddDays(-8);
        last = new DateOnly(to.Year, to.Month, 1).AddMonths(1).AddDays(1);
    }

    public static PersonMonth Of(int seed) => new RandomPersonMonths(seed).Make();

    private PersonMonth Make()
    {
        var history = new EmploymentHistory(User, Employments());
        var holidays = Holidays();
        TakeLeave(history);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (history.IsEmployedOn(day)) Plan(day, onLeave: leave.Any(l => l.Day == day && l.Portion is LeavePortion.Full), holidays.Any(h => h.Day == day));
        }
        return new PersonMonth(seed, zone, currency, from, to, (first, last), history, Rules(), [.. worked.OrderBy(w => w.StartsAt).ThenBy(w => w.Record.Value)], absences,
            [.. planned.Select(p => new PlannedTime(User, p.Key, p.Value))], [.. leave.OrderBy(l => l.StartsAt)], holidays,
            Chance(15) ? Money(500) : 0, Chance(15) ? Money(Chance(15) ? 20_000 : 300) : 0, Chance(8) ? Money(400) : 0, Adjustments());
    }

    private List<EmploymentSpan> Employments()
    {
        var employments = new List<EmploymentSpan>();
        var start = Chance(25) ? Some() : first.AddDays(-random.Next(1, 900));
        DateOnly? end = Chance(25) ? Later(start) : null;
        employments.Add(new EmploymentSpan(new EmploymentId(Id()), start, end, Terms(start, end)));
        if (end is { } left && left < last && Chance(50))
        {
            var again = Later(left.AddDays(1));
            employments.Add(new EmploymentSpan(new EmploymentId(Id()), again, null, Terms(again, null)));
        }
        return employments;
    }

    private List<TermsFacts> Terms(DateOnly start, DateOnly? end)
    {
        var days = new SortedSet<DateOnly> { start };
        for (var change = random.Next(10) switch { < 5 => 0, < 8 => 1, _ => 2 }; change > 0; change--)
        {
            var day = Some();
            if (day > start && (end is null || day <= end)) days.Add(day);
        }
        var usual = Pick(PayBasis.Monthly, PayBasis.Monthly, PayBasis.Hourly);
        return [.. days.Select(day => TermsFrom(day, Chance(85) ? usual : Pick(PayBasis.Monthly, PayBasis.Hourly, PayBasis.None)))];
    }

    private TermsFacts TermsFrom(DateOnly day, PayBasis basis)
    {
        var weekly = Chance(50) ? 40 : Chance(4) ? 0 : Pick(38.5m, 37.5m, 35, 30, 28, 20, 10, 48, random.Next(4, 200) / 4m);
        var pattern = random.Next(10) switch
        {
            < 4 => null,
            < 6 => new WorkPattern(WorkPatternKind.Spread, [], null),
            _ => new WorkPattern(WorkPatternKind.Weekdays, [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Week(weekly))], Monday(first.AddDays(random.Next(-60, 60)))),
        };
        return new TermsFacts(day, basis, basis is PayBasis.Monthly ? Money(6000) : null, basis is PayBasis.Hourly ? Money(60) : null, weekly, pattern,
            Pick(OvertimeMode.Paid, OvertimeMode.Paid, OvertimeMode.Paid, OvertimeMode.Toil, OvertimeMode.None), null, null, null, null);
    }

    private List<decimal> Week(decimal hours)
    {
        var days = new decimal[7];
        var working = Enumerable.Range(0, 7).OrderBy(_ => random.Next()).Take(random.Next(3, 7)).ToArray();
        for (var left = hours; left > 0; left -= 0.25m) days[working[random.Next(working.Length)]] += Math.Min(left, 0.25m);
        return [.. days];
    }

    private List<RulesFacts> Rules()
    {
        var weekStartsOn = Pick(DayOfWeek.Monday, DayOfWeek.Monday, DayOfWeek.Sunday, DayOfWeek.Saturday);
        var rules = new List<RulesFacts> { RulesFrom(null, weekStartsOn) };
        if (Chance(25)) rules.Add(RulesFrom(Some(), weekStartsOn));
        return rules;
    }

    private RulesFacts RulesFrom(DateOnly? day, DayOfWeek weekStartsOn)
    {
        TierFacts[] tiers = random.Next(8) switch
        {
            < 3 => [new("day", 8, 1.5m), new("week", 40, 1.5m)],
            3 => [new("day", 8, 1.5m), new("day", 12, 2), new("week", 40, 1.5m), new("seventhDay", 0, 1.5m), new("seventhDay", 8, 2)],
            4 => [new("week", 38.5m, 1.25m), new("week", 48, 1.75m)],
            5 => [new("day", 10, 2), new("week", 45, 1.5m)],
            6 => [new("day", 7.75m, 1.25m), new("week", 35, 2), new("seventhDay", 2, 1.75m)],
            _ => [],
        };
        PremiumFacts[] premiums =
        [
            new("night", null, null, new TimeOnly(23, 0), new TimeOnly(6, 0), 25, null, "highest"),
            new("evening", null, null, new TimeOnly(20, 0), null, null, Money(5), "sum"),
            new("sunday", [DayOfWeek.Sunday], null, null, null, 50, null, "highest"),
            new("holiday", null, true, null, null, 125, null, Pick("highest", "sum")),
            new("weekend", [DayOfWeek.Saturday, DayOfWeek.Sunday], false, new TimeOnly(6, 30), new TimeOnly(18, 15), null, Money(9), Pick("highest", "sum")),
            new("friday night", [DayOfWeek.Friday], null, new TimeOnly(21, 0), new TimeOnly(5, 30), 40, null, "highest"),
            new("holiday's eve", null, true, new TimeOnly(22, 0), new TimeOnly(3, 0), null, Money(4), "sum"),
            new("small hours", null, null, null, new TimeOnly(4, 0), 12.5m, null, "sum"),
        ];
        return new RulesFacts(day, tiers, weekStartsOn, Pick("notOvertime", "notOvertime", "counts", "fromShiftStart"), Chance(20), Chance(75), [.. premiums.Where(_ => Chance(25))]);
    }

    private List<HolidayFacts> Holidays() => [.. Enumerable.Range(0, Chance(50) ? random.Next(1, 4) : 0).Select(_ => Some()).Distinct().Order().Select(day => new HolidayFacts(day, "Holiday", Chance(30)))];

    private void TakeLeave(EmploymentHistory history)
    {
        for (var request = Chance(60) ? random.Next(1, 4) : 0; request > 0; request--)
        {
            var (id, day, paid) = (new LeaveRequestId(Id()), Some(), Chance(50));
            var until = day.AddDays(Chance(50) ? 0 : Chance(10) ? 40 : random.Next(1, 8));
            if (day != until || Chance(50))
            {
                for (; day <= until && day <= last; day = day.AddDays(1))
                {
                    var (start, end) = WallClock.DayRange(day, zone);
                    Add(LeavePortion.Full, start, end);
                }
            }
            else if (Chance(60))
            {
                var (start, end) = WallClock.DayRange(day, zone);
                var noon = WallClock.InstantOf(day, new TimeOnly(12, 0), zone);
                var both = Chance(20);
                if (both || Chance(50)) Add(LeavePortion.Half, start, noon);
                else Add(LeavePortion.Half, noon, end);
                if (both && leave.Count > 0 && leave[^1].Day == day && leave[^1].StartsAt == start) leave.Add(new LeaveDay(id, User, day, LeavePortion.Half, noon, end, Chance(50)));
            }
            else
            {
                var start = WallClock.InstantOf(day, new TimeOnly(random.Next(8, 16), Pick(0, 15, 30)), zone);
                Add(LeavePortion.Hours, start, start.AddMinutes(random.Next(1, 20) * 15));
            }

            void Add(LeavePortion portion, DateTimeOffset start, DateTimeOffset end)
            {
                if (history.IsEmployedOn(day) && leave.All(l => l.Day != day)) leave.Add(new LeaveDay(id, User, day, portion, start, end, paid));
            }
        }
    }

    private void Plan(DateOnly day, bool onLeave, bool holiday)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        if (!Chance(holiday ? 40 : weekend && seed % 3 != 0 ? 25 : 85)) return;
        (TimeOnly, TimeOnly)[] shifts = random.Next(12) switch
        {
            < 3 => [At("06:00", "14:00")],
            < 5 => [At("09:00", "17:30")],
            5 => [At("08:00", "12:00"), At("14:00", "18:00")],
            6 => [At("14:00", "22:00")],
            < 9 => [At("22:00", "06:00")],
            9 => [At("07:00", "20:00")],
            10 => [At("19:30", "07:30")],
            _ => [(new TimeOnly(random.Next(0, 24), random.Next(0, 60)), new TimeOnly(random.Next(0, 24), random.Next(0, 60)))],
        };
        foreach (var (start, end) in shifts) Work(day, WallClock.Span(day, start, end, zone), onLeave);
    }

    private void Work(DateOnly day, (DateTimeOffset Start, DateTimeOffset End) shift, bool onLeave)
    {
        var length = (long)(shift.End - shift.Start).TotalSeconds;
        if (length < 3600) return;
        var pause = length > 6 * 3600 && Chance(40) ? Pick(1800L, 2700L, 3600L) : 0;
        // What was planned may have been called off since, or the rota of a leave may never have been made.
        if (!onLeave || Chance(60)) planned[day] = planned.GetValueOrDefault(day) + length - pause;
        var record = new AttendanceRecordId(Id());
        switch (random.Next(100))
        {
            case < 12 when !onLeave || Chance(30):
                absences.Add(new Absence(record, User, day, shift.Start, shift.End, length - pause, Chance(20)));
                break;
            case < 90 when !onLeave || Chance(10):
                Come(record, shift, pause);
                break;
        }
    }

    private void Come(AttendanceRecordId record, (DateTimeOffset Start, DateTimeOffset End) shift, long pause)
    {
        var start = shift.Start.AddSeconds(Chance(25) ? -random.Next(1, 3600) : Chance(15) ? random.Next(1, 1800) : 0);
        var end = shift.End.AddSeconds(Chance(30) ? random.Next(1, 4 * 3600) : Chance(15) ? -random.Next(1, 1800) : 0);
        var approved = Chance(50) ? TimeSpan.FromMinutes(random.Next(0, 150)) : (TimeSpan?)null;
        var elsewhere = Chance(3);
        if (pause == 0) worked.Add(new WorkedTime(record, User, start, end, shift.Start, shift.End, approved, elsewhere));
        else
        {
            var rest = start.AddSeconds(((long)(end - start).TotalSeconds - pause) / 2);
            worked.Add(new WorkedTime(record, User, start, rest, shift.Start, shift.End, approved, elsewhere));
            worked.Add(new WorkedTime(record, User, rest.AddSeconds(pause), end, shift.Start, shift.End, approved, elsewhere));
        }
        if (Chance(8))
        {
            // Back again after a while, for the same shift.
            var back = end.AddMinutes(random.Next(1, 90));
            worked.Add(new WorkedTime(record, User, back, back.AddMinutes(random.Next(1, 150)), shift.Start, shift.End, approved, elsewhere));
        }
        if (!Chance(4)) return;
        var (again, minutes) = (start.AddMinutes(random.Next(-60, 240)), random.Next(1, 600));
        worked.Add(new WorkedTime(new AttendanceRecordId(Id()), User, again, again.AddMinutes(minutes), again, again.AddMinutes(minutes)));
    }

    private List<AdjustmentFacts> Adjustments() =>
        [.. Enumerable.Range(0, Chance(20) ? random.Next(1, 4) : 0).Select(_ => new AdjustmentFacts(Some(), Pick("bonus", "deduction", "expense", "other"), Money(200)))
            .Concat(Chance(10) ? [new AdjustmentFacts(Some(), "backPay", Chance(50) ? -Money(200) : Money(200))] : [])];

    private static (TimeOnly, TimeOnly) At(string start, string end) => (TimeOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), TimeOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture));

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private DateOnly Some() => first.AddDays(random.Next(last.DayNumber - first.DayNumber + 1));

    private DateOnly Later(DateOnly day) => day.AddDays(random.Next(Math.Max(1, last.DayNumber - day.DayNumber + 5)));

    private (DateOnly, DateOnly) Between(DateOnly a, DateOnly b)
    {
        var start = a.AddDays(random.Next(b.DayNumber - a.DayNumber + 1));
        return (start, start.AddDays(random.Next(b.DayNumber - start.DayNumber + 1)));
    }

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Pick<T>(params T[] some) => some[random.Next(some.Length)];

    /// <summary>Some amount of the currency, up to so many major units.</summary>
    private decimal Money(int most)
    {
        var digits = WorkforceOS.Kernel.Money.Digits(currency);
        return digits == 0 ? random.Next(1, most + 1) : decimal.Round(random.Next(100, most * 100 + 1) / 100m + (digits == 3 ? random.Next(10) / 1000m : 0), digits, MidpointRounding.AwayFromZero);
    }

    private Guid Id() => new(seed, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, (byte)(++ids >> 8), (byte)ids);
}
