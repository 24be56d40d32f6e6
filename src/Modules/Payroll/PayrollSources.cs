using NodaTime;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Calculation;
using WorkforceOS.Payroll.Rules;

namespace WorkforceOS.Payroll;

/// <summary>By what a company calculates.</summary>
/// <param name="Rules">Null: those in force now on the days asked for.</param>
internal sealed record PayrollTerms(DateTimeZone Zone, string Currency, PayRuleBook? Rules)
{
    public static PayrollTerms Of(CompanyFacts company) => new(company.Zone, company.Settings.Currency, null);

    public static PayrollTerms Of(string zone, string currency, PayRuleBook rules) =>
        new(WallClock.ZoneOrNull(zone) ?? throw new InvalidOperationException($"Zone {zone} is gone from tzdb."), currency, rules);
}

/// <summary>Asks the other modules for everything that payroll rests on: for however many people, the same few questions.</summary>
internal sealed class PayrollSources(
    IEmployments employments, IWorkedTimes worked, IApprovedLeave leave, IHolidays holidays, IShifts shifts, ICompanies companies, PayRuleVersions rules, Caller caller, TimeProvider clock)
{
    public async ValueTask<PayrollTerms> Terms(CancellationToken cancel) =>
        PayrollTerms.Of(await companies.Find(caller.Company, cancel) ?? throw new InvalidOperationException($"Company {caller.Company} is gone."));

    /// <summary>The date on the company's wall.</summary>
    public DateOnly Today(PayrollTerms terms) => WallClock.DayOf(clock.GetUtcNow(), terms.Zone);

    public async Task<OfPeriod> Load(IReadOnlyCollection<UserId> people, Period period, PayrollTerms terms, CancellationToken cancel)
    {
        var (from, to) = PayrollCalculation.Reach(period);
        var (since, until) = (WallClock.DayRange(from, terms.Zone).Start, WallClock.DayRange(to, terms.Zone).End);
        var absences = (await worked.Absences(people, from, to, cancel)).ToLookup(a => a.User);
        var onLeave = await leave.Days(people, from, to, cancel);
        UserId[] missing = [.. absences.Select(a => a.Key).Union(onLeave.Where(days => days.Any(day => !day.Paid)).Select(days => days.Key))];
        return new OfPeriod(
            period, terms with { Rules = terms.Rules ?? (await rules.Between(from, period.End, cancel)).Between(from, period.End) },
            await employments.Histories(people, cancel),
            (await worked.Between(people, since, until, cancel)).ToLookup(w => w.User),
            absences, onLeave,
            await holidays.Of(people, from, to, cancel),
            missing is [] ? Enumerable.Empty<PlannedTime>().ToLookup(p => p.User) : await shifts.PlannedTimes(missing, from, to, cancel));
    }

    /// <summary>What was answered, for some people and one period.</summary>
    /// <param name="Terms">With the rules that decide.</param>
    /// <param name="Planned">Of those with absences or unpaid leave.</param>
    internal sealed record OfPeriod(
        Period Period, PayrollTerms Terms,
        IReadOnlyDictionary<UserId, EmploymentHistory> Employments,
        ILookup<UserId, WorkedTime> Worked,
        ILookup<UserId, Absence> Absences,
        ILookup<UserId, LeaveDay> Leave,
        ILookup<UserId, HolidayFacts> Holidays,
        ILookup<UserId, PlannedTime> Planned)
    {
        /// <summary>Whether the person is employed on a day of the period.</summary>
        public bool Employs(UserId user) => Employments.TryGetValue(user, out var history) && history.IsEmployedBetween(Period.Start, Period.End);

        public PayrollInput InputOf(UserId user, Extras extras) => new(
            Period, Terms.Zone, Terms.Currency, Employments.GetValueOrDefault(user), Terms.Rules!,
            [.. Worked[user]], [.. Absences[user]], [.. Leave[user]], [.. Holidays[user]], [.. Planned[user]], extras);

        /// <summary>As days were counted before the pattern decided: absent ones, and those of unpaid leave that were planned.</summary>
        public int AbsenceDaysByPlan(UserId user) =>
            Absences[user].Select(a => a.Day).Union(Leave[user].Where(l => !l.Paid).Select(l => l.Day).Intersect(Planned[user].Select(p => p.Day)))
                .Count(day => Period.Start <= day && day <= Period.End);
    }
}
