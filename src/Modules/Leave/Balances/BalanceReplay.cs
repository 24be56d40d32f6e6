using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave.Balances;

/// <summary>
/// A balance, replayed from its facts; nothing is stored, and the order in which facts were entered means nothing. Leave years follow each
/// other; each begins with what was carried and goes through its lines by (day, kind, id):
/// <list type="bullet">
/// <item>grant: see <see cref="Grants"/>, and what is earned by overtime (<see cref="EarnedTime"/>). With a cap c and the balance B before it, min(grant, max(0, c − B)).</item>
/// <item>carry: what the year before ended with; if positive at most its carryCap, if negative all of it.</item>
/// <item>expire: on the day after carryExpires what is left of the carried days, which leave until then took first; with carryIfStarted less
/// what leave begun by then takes afterwards.</item>
/// <item>adjust and take: as they are. Both pending and approved leave takes.</item>
/// </list>
/// <para>
/// 20 days a year, carryCap 5, carryExpires 03-31: of 8 days left in 2025 five are carried; 2 taken in March leave 3, which expire on 1 April:
/// 20 + 5 − 2 − 3 = 20. With carryIfStarted and leave from 30 March to 2 April (4 days) 2 of these are reserved for April: 1 expires.
/// </para>
/// </summary>
internal static class BalanceReplay
{
    /// <param name="on">Grants, carried and expired days and adjustments count until then, leave of that leave year all.</param>
    public static LeaveBalance On(BalanceFacts facts, DateOnly on)
    {
        var year = Years(facts, facts.YearStart.OnOrBefore(on).AddYears(1).AddDays(-1)).LastOrDefault();
        if (year is null || on < year.First || on > year.Last) return new(Zero, Zero, Zero, Zero, Zero, Zero, Zero, Zero, Zero, null, []);

        var lines = year.Lines.Where(line => line.Kind is BalanceKind.Take || line.Day <= on).ToList();
        Fraction Sum(Func<BalanceLine, bool> which) => lines.Where(which).Aggregate(Zero, (sum, line) => sum + line.Amount);
        return new LeaveBalance(
            Sum(l => l.Kind is BalanceKind.Grant), Sum(l => l.Kind is BalanceKind.Carry), Zero - Sum(l => l.Kind is BalanceKind.Expire), Sum(l => l.Kind is BalanceKind.Adjust),
            Zero - Sum(l => l is { Kind: BalanceKind.Take, IsPending: false } && l.Day <= on), Zero - Sum(l => l is { Kind: BalanceKind.Take, IsPending: false } && l.Day > on),
            Zero - Sum(l => l is { Kind: BalanceKind.Take, IsPending: true }), Sum(_ => true),
            year.CarriedUntil >= on ? year.Expiring : Zero, year.CarriedUntil >= on && year.Expiring > Zero ? year.CarriedUntil : null, lines);
    }

    /// <summary>
    /// The days that will be lost next, unless they are taken by a day from this one on: of carried ones what is left when they expire, else what
    /// the leave year ends with beyond its carryCap. 20 days a year, carryCap 5, 12 taken: 3 are lost on 31 December.
    /// </summary>
    public static (Fraction Days, DateOnly Last)? NextLoss(BalanceFacts facts, DateOnly on)
    {
        if (Years(facts, facts.YearStart.OnOrBefore(on).AddYears(1).AddDays(-1)).LastOrDefault() is not { } year || on < year.First || on > year.Last) return null;
        if (year.CarriedUntil is { } until && until >= on && year.Expiring > Zero) return (year.Expiring, until);
        if (Rules.Of(facts, year.First)?.Entitlement.CarryCap is not { } cap || year.End <= Fraction.OfDecimal(cap)) return null;
        return (year.End - Fraction.OfDecimal(cap), year.Last);
    }

    /// <summary>The lowest that the balance is on any day from one to another, both included.</summary>
    public static Fraction Lowest(BalanceFacts facts, DateOnly from, DateOnly to)
    {
        var all = Years(facts, to).SelectMany(year => year.Lines).Where(line => line.Day <= to).ToList();
        var before = all.FindLastIndex(line => line.Day < from);
        // The balance of a day is what it is after its last line.
        var days = all.Skip(before + 1).GroupBy(line => line.Day).Select(day => day.Last().After).ToList();
        if (!all.Exists(line => line.Day == from)) days.Add(before < 0 ? Zero : all[before].After);
        return days.Min()!;
    }

    private static Fraction Zero => Fraction.Zero;

    private static List<Year> Years(BalanceFacts facts, DateOnly until)
    {
        var years = new List<Year>();
        if (FirstDay(facts) is not { } first) return years;
        Rules? ending = null;
        var left = Zero;
        for (var start = facts.YearStart.OnOrBefore(first); start <= until; start = facts.YearStart.In(start.Year + 1))
        {
            var (end, rules) = (facts.YearStart.In(start.Year + 1).AddDays(-1), Rules.Of(facts, start));
            var year = Walk(facts, start, end, rules, ending, left, isFirst: years.Count == 0);
            years.Add(year);
            var after = year.End;
            left = after > Zero && rules?.Entitlement.CarryCap is { } cap ? Least(after, Fraction.OfDecimal(cap)) : after;
            ending = rules;
        }
        return years;
    }

    /// <summary>What was taken before anything was ever granted or adjusted belongs to no balance.</summary>
    private static DateOnly? FirstDay(BalanceFacts facts)
    {
        var adjusted = facts.Adjusted.Select(a => a.Day).Concat(facts.Earned.Select(e => e.Day)).Select(day => (DateOnly?)day).Min();
        if (facts.Entitlements.Count == 0 || facts.History is null) return adjusted;
        var (promised, employed) = (facts.YearStart.OnOrBefore(facts.Entitlements.Min(e => e.ValidFrom)), facts.History.Employments.Min(e => e.StartsOn));
        var granted = promised > employed ? promised : employed;
        return adjusted < granted ? adjusted : granted;
    }

    private static Year Walk(BalanceFacts facts, DateOnly start, DateOnly end, Rules? rules, Rules? ending, Fraction carried, bool isFirst)
    {
        bool Within(DateOnly day) => start <= day && day <= end;
        var until = ending?.Entitlement.CarryExpires is { } expires && expires.OnOrAfter(start) is var last && last < end ? last : (DateOnly?)null;
        var events = Grants.Of(facts, rules, start, end).Select(g => new Event(g.Day, BalanceKind.Grant, g.Amount, Guid.Empty))
            .Concat(facts.Earned.Where(e => Within(e.Day)).Select(e => new Event(e.Day, BalanceKind.Grant, e.Days, e.Id)))
            .Concat(facts.Adjusted.Where(a => Within(a.Day)).Select(a => new Event(a.Day, BalanceKind.Adjust, Fraction.OfDecimal(a.Amount), a.Id)))
            .Concat(facts.Taken.Where(t => Within(t.Day)).Select(t => new Event(t.Day, BalanceKind.Take, t.Days, t.Request, !t.IsApproved)));
        if (!isFirst) events = events.Append(new Event(start, BalanceKind.Carry, carried, Guid.Empty));
        if (until is { } day) events = events.Append(new Event(day.AddDays(1), BalanceKind.Expire, Zero, Guid.Empty));

        // What was carried is there from the first moment, though its line follows the grant's.
        var (balance, left, expiring, lines) = (carried, carried > Zero ? carried : Zero, Zero, new List<BalanceLine>());
        foreach (var one in events.OrderBy(e => e.Day).ThenBy(e => e.Kind).ThenBy(e => e.Id))
        {
            var amount = one.Kind switch
            {
                BalanceKind.Grant => rules?.Entitlement.Cap is { } cap ? Least(one.Amount, Most(Zero, Fraction.OfDecimal(cap) - balance)) : one.Amount,
                BalanceKind.Expire => Zero - Least(Most(Zero, left - Reserved(facts, ending!, until!.Value, end)), Most(Zero, balance)),
                BalanceKind.Take => Zero - one.Amount,
                _ => one.Amount,
            };
            if (one.Kind is BalanceKind.Expire) (expiring, left) = (Zero - amount, Zero);
            if (one.Kind is BalanceKind.Take) left = Most(Zero, left - one.Amount);
            if (one.Kind is not BalanceKind.Carry) balance += amount;
            if (one.Kind is BalanceKind.Expire && amount == Zero) continue;
            lines.Add(new BalanceLine(one.Day, one.Kind, amount, one.Id, one.IsPending, balance));
        }
        return new Year(start, end, lines, until, expiring, balance);
    }

    /// <summary>Of the carried days, what leave begun in time takes of them after they would have expired.</summary>
    private static Fraction Reserved(BalanceFacts facts, Rules ending, DateOnly until, DateOnly end) => !ending.Entitlement.CarryIfStarted ? Zero
        : facts.Taken.Where(t => t.Starts <= until && t.Day > until && t.Day <= end).Aggregate(Zero, (sum, t) => sum + t.Days);

    private static Fraction Least(Fraction one, Fraction other) => one < other ? one : other;

    private static Fraction Most(Fraction one, Fraction other) => one > other ? one : other;

    private sealed record Event(DateOnly Day, BalanceKind Kind, Fraction Amount, Guid Id, bool IsPending = false);

    /// <param name="CarriedUntil">The last day on which carried days can be taken, where they expire.</param>
    /// <param name="Expiring">What is left of them then.</param>
    private sealed record Year(DateOnly First, DateOnly Last, IReadOnlyList<BalanceLine> Lines, DateOnly? CarriedUntil, Fraction Expiring, Fraction End);
}

/// <summary>By which entitlement a leave year goes: the nearest one, the person's own before the department's before the company's, in force when the year or the first employment in it begins; else the first of the year.</summary>
internal sealed record Rules(EntitlementFacts Entitlement)
{
    public static Rules? Of(BalanceFacts facts, DateOnly start)
    {
        var end = facts.YearStart.In(start.Year + 1).AddDays(-1);
        var employed = facts.History?.Employments.FirstOrDefault(e => e.StartsOn <= end && (e.EndsOn is null || e.EndsOn >= start));
        if (employed is null) return null;
        var day = employed.StartsOn > start ? employed.StartsOn : start;
        var later = facts.Entitlements.Select(e => e.ValidFrom).Where(from => day < from && from <= end).Distinct().Order();
        return later.Prepend(day).Select(from => Nearest(facts, from)).FirstOrDefault(found => found is not null) is { } found ? new Rules(found) : null;
    }

    private static EntitlementFacts? Nearest(BalanceFacts facts, DateOnly day)
    {
        var department = facts.History!.TermsFor(day).Department;
        return facts.Entitlements.Where(e => e.ValidFrom <= day && (e.User is not null || e.Department is null || e.Department == department))
            .OrderBy(e => e.User is not null ? 0 : e.Department is not null ? 1 : 2).ThenByDescending(e => e.ValidFrom).FirstOrDefault();
    }
}
