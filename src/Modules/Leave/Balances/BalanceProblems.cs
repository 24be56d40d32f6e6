using WorkforceOS.Kernel;

namespace WorkforceOS.Leave.Balances;

/// <summary>What is refused about balances.</summary>
internal static class BalanceProblems
{
    /// <summary>Of the index that keeps entitlements of one level and day apart.</summary>
    public const string SameDay = "leave_entitlement_once";

    public static readonly Problem PersonOrDepartment = Problem.Rule("EntitlementLevelNotValid", "An entitlement is a person's or a department's, or, where neither is given, everybody's.");
    public static readonly Problem YearStart = Problem.Rule("YearStartNotValid", "A leave year begins on a day of the year up to the 28th of a month, such as 01-01.");
    public static readonly Problem OtherYear = Problem.Rule("YearStartDiffers", "The leave year of a type begins for everybody on the same day, as its other entitlements say.");
    public static readonly Problem Exists = Problem.Rule("EntitlementExists", "There is an entitlement to this type from the same day on already. Change that one.");
    public static readonly Problem OwnBalance = Problem.Forbidden("OwnLeave", "Nobody changes their own balance of leave. Ask another admin.");
    public static readonly Problem UnknownPerson = Problem.Rule("NotOfThisCompany", "There is no such person in this company.");
    public static readonly Problem Rate = Problem.Rule("AccrualRateNotValid", "rate is given exactly where accrual is perHour.");
    public static readonly Problem TooMany = Problem.Rule("TooManyEntitlements", $"A type of leave has at most {CreateEntitlement.Most} entitlements.");

    /// <param name="available">The least that is there on one of the days.</param>
    public static Problem TooLow(decimal available) => Problem.Rule("BalanceTooLow", FormattableString.Invariant($"There are {available:0.##} days of this leave left."), new { available });
}
