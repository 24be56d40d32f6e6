using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Pay;

/// <summary>What stands in the way of operators who decide on hours and payments.</summary>
internal static class PayProblems
{
    public static readonly Problem IsBilled = Problem.Rule("TimesheetBilled", "These hours are on a bill, on which its client decides. Take that back first.");

    public static Problem NotInState(TimesheetStatus current) => Problem.Rule("TimesheetStateRefuses", $"This is not possible with hours that are {Text.Of(current)}.");

    public static Problem NotInState(PayoutStatus current) => Problem.Rule("PaymentStateRefuses", $"This is not possible with a payment that is {Text.Of(current)}.");
}
