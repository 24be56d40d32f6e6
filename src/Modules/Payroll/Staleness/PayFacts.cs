using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Calculation;

namespace WorkforceOS.Payroll.Staleness;

/// <summary>What a report says of the facts, and a fingerprint of each kind of them: the figures say whether it still agrees with what is on record, the fingerprints why not.</summary>
/// <param name="OwedMinor">What all of it is worth, below zero too.</param>
internal sealed record PayFacts(long WorkedSeconds, long OvertimeSeconds, int AbsenceDays, long OwedMinor, string Hours, string Absence, string Leave, string Terms, string Employment)
{
    public static PayFacts Of(PayrollSources.OfPeriod sources, UserId user, PayrollFigures figures)
    {
        var input = sources.InputOf(user, Money.Zero(sources.Terms.Currency), Money.Zero(sources.Terms.Currency));
        return new PayFacts(
            figures.WorkedSeconds, figures.OvertimeSeconds, figures.AbsenceDays, figures.Salary.Minor,
            Print(input.Worked.Order(Comparer<WorkedInterval>.Create((one, other) => one.Start.CompareTo(other.Start))).SelectMany(w => new object?[] { w.Start.UtcTicks, w.End.UtcTicks, w.PlannedStart?.UtcTicks })),
            Print(input.AbsentDays.Order().Cast<object?>()),
            Print(input.UnpaidLeaveDays.Order().Cast<object?>()),
            Print([input.MonthlySalary?.Minor]),
            Print([input.EmployedSince]));
    }

    public bool AgreesWith(PayFacts other) =>
        (WorkedSeconds, OvertimeSeconds, AbsenceDays, OwedMinor) == (other.WorkedSeconds, other.OvertimeSeconds, other.AbsenceDays, other.OwedMinor);

    /// <summary>Which kinds of facts are others, in the contract's order.</summary>
    public IEnumerable<string> Changed(PayFacts since)
    {
        if (Hours != since.Hours) yield return "hours";
        if (Absence != since.Absence) yield return "absence";
        if (Leave != since.Leave) yield return "leave";
        if (Terms != since.Terms) yield return "terms";
        if (Employment != since.Employment) yield return "employment";
    }

    private static string Print(IEnumerable<object?> facts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', facts.Select(fact => Convert.ToString(fact, CultureInfo.InvariantCulture)))))[..8]);
}
