using NodaTime;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Calculation;
using WorkedTime = WorkforceOS.Contracts.Attendance.WorkedTime;

namespace WorkforceOS.Payroll;

/// <summary>By what a company calculates. Weeks begin on Monday.</summary>
internal sealed record PayrollTerms(DateTimeZone Zone, decimal DailyHours, decimal WeeklyHours, string Currency)
{
    public static PayrollTerms Of(CompanyFacts company) =>
        new(company.Zone, company.Settings.OvertimeDailyHours, company.Settings.OvertimeWeeklyHours, company.Settings.Currency);

    public static PayrollTerms Of(string zone, decimal dailyHours, decimal weeklyHours, string currency) =>
        new(WallClock.ZoneOrNull(zone) ?? throw new InvalidOperationException($"Zone {zone} is gone from tzdb."), dailyHours, weeklyHours, currency);

    public OvertimeRule Overtime => new(Hours(DailyHours), Hours(WeeklyHours));

    private static TimeSpan Hours(decimal hours) => TimeSpan.FromTicks((long)(hours * TimeSpan.TicksPerHour));
}

/// <summary>Asks the other modules for everything that payroll rests on: for however many people, the same few questions.</summary>
internal sealed class PayrollSources(IEmployments employments, IWorkedTimes worked, IUnpaidLeave unpaidLeave, IShifts shifts, ICompanies companies, Caller caller, TimeProvider clock)
{
    public async ValueTask<PayrollTerms> Terms(CancellationToken cancel) =>
        PayrollTerms.Of(await companies.Find(caller.Company, cancel) ?? throw new InvalidOperationException($"Company {caller.Company} is gone."));

    /// <summary>The date on the company's wall.</summary>
    public DateOnly Today(PayrollTerms terms) => WallClock.DayOf(clock.GetUtcNow(), terms.Zone);

    public async Task<OfPeriod> Load(IReadOnlyCollection<UserId> people, Period period, PayrollTerms terms, CancellationToken cancel)
    {
        var since = WallClock.DayRange(PayrollCalculation.WorkCountsSince(period.Start), terms.Zone).Start;
        var until = WallClock.DayRange(period.End, terms.Zone).End;
        var unpaid = await unpaidLeave.Days(people, period.Start, period.End, cancel);
        UserId[] onUnpaidLeave = [.. unpaid.Select(days => days.Key)];
        return new OfPeriod(
            period, terms,
            (await employments.Of(people, null, cancel)).ToDictionary(e => e.User),
            (await worked.Between(people, since, until, cancel)).ToLookup(w => w.User),
            (await worked.Absences(people, period.Start, period.End, cancel)).Where(a => !a.ExcusedPaid).ToLookup(a => a.User, a => a.Day),
            unpaid,
            onUnpaidLeave is [] ? unpaid : await shifts.PlannedDays(onUnpaidLeave, period.Start, period.End, cancel));
    }

    /// <summary>What was answered, for some people and one period.</summary>
    /// <param name="Planned">Of those on unpaid leave.</param>
    internal sealed record OfPeriod(
        Period Period, PayrollTerms Terms,
        IReadOnlyDictionary<UserId, EmploymentFacts> Employments,
        ILookup<UserId, WorkedTime> Worked,
        ILookup<UserId, DateOnly> Absent,
        ILookup<UserId, DateOnly> UnpaidLeave,
        ILookup<UserId, DateOnly> Planned)
    {
        /// <summary>Whether there are terms to calculate by.</summary>
        public bool Employs(UserId user) => Employments.ContainsKey(user);

        public PayrollInput InputOf(UserId user, Money bonus, Money deduction)
        {
            var employment = Employments.GetValueOrDefault(user);
            return new PayrollInput(
                Period.Start, Period.End, Terms.Zone, Terms.Overtime,
                [.. Worked[user].Select(w => new WorkedInterval(w.StartsAt, w.EndsAt, w.ShiftStartsAt))],
                Absent[user].ToHashSet(),
                UnpaidLeave[user].Intersect(Planned[user]).ToHashSet(),
                employment?.StartsOn,
                employment?.MonthlySalary is { } salary ? Money.FromDecimal(salary, Terms.Currency) : null,
                bonus, deduction);
        }

        /// <summary>Hours and absences alone, without money.</summary>
        public PayrollFigures HoursOf(UserId user) =>
            PayrollCalculation.Of(InputOf(user, Money.Zero(Terms.Currency), Money.Zero(Terms.Currency)));
    }
}
