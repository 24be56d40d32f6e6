using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Billing;

/// <summary>What stands in the way of bills.</summary>
internal static class BillingProblems
{
    public static readonly Problem LineTwice = Problem.WrongType("lines", "Each line once.");

    public static Problem NotReviewable(InvoiceStatus current) => Problem.Rule("INVOICE_NOT_REVIEWABLE", "This invoice is not to be decided on any more, or not in this way.", new { current = (object)current }, 409);

    /// <param name="amountCents">What it comes to now.</param>
    public static Problem Changed(long amountCents) => Problem.Rule("INVOICE_CHANGED", "This invoice comes to another amount than the one that was seen.", new { amountCents }, 409);

    /// <summary>The same, to operators.</summary>
    public static Problem NotInState(InvoiceStatus current) => Problem.Rule("InvoiceStateRefuses", $"This is not possible with an invoice that is {Text.Of(current)}.");
}
