using Stripe;
using WorkforceOS.Kernel;

namespace WorkforceOS.Subscriptions.Provider;

/// <summary>What is charged for, and what was.</summary>
internal sealed partial class PaymentProvider
{
    /// <summary>Invoices beyond the newest hundred are those of years ago.</summary>
    private const int MostInvoices = 100;

    /// <summary>From now on so many seats are charged for.</summary>
    /// <param name="atOnce">What the change costs is charged now; else with the next invoice.</param>
    public Task<Result<bool>> Seats(string itemId, int seats, bool atOnce, string key, CancellationToken cancel) => Ask(async c =>
    {
        await c.V1.SubscriptionItems.UpdateAsync(itemId, new() { Quantity = seats, ProrationBehavior = atOnce ? ChargedNow : ChargedLater }, Key(key), cancel);
        return true;
    }, cancel);

    /// <summary>
    /// From now on another price is charged. A dearer one is charged now, and in force when that is paid; of a cheaper one the unused money is
    /// credited to the next invoice.
    /// </summary>
    public Task<Result<bool>> ChangePrice(string subscriptionId, PriceToPay price, string key, CancellationToken cancel) => Ask(async c =>
    {
        await c.V1.Subscriptions.UpdateAsync(subscriptionId, new()
        {
            Items = [new() { Id = price.ItemId, Price = price.PriceId, Quantity = price.Seats }],
            ProrationBehavior = price.IsDearer ? ChargedNow : ChargedLater,
            PaymentBehavior = price.IsDearer ? "pending_if_incomplete" : "allow_incomplete",
        }, Key(key), cancel);
        return true;
    }, cancel);

    /// <summary>What the next invoice of a subscription that begins would be, or of one that changes.</summary>
    /// <param name="subscriptionId">That changes; null where one would begin.</param>
    public Task<Result<PreviewFacts>> Preview(string? customerId, string? subscriptionId, PriceToPay price, bool automaticTax, CancellationToken cancel) => Ask(async c =>
    {
        var invoice = await c.V1.Invoices.CreatePreviewAsync(new()
        {
            Customer = customerId,
            Subscription = subscriptionId,
            AutomaticTax = subscriptionId is null ? new() { Enabled = automaticTax } : null,
            SubscriptionDetails = new()
            {
                Items = [new() { Id = price.ItemId, Price = price.PriceId, Quantity = price.Seats }],
                ProrationBehavior = subscriptionId is null ? null : price.IsDearer ? ChargedNow : ChargedLater,
            },
        }, null, cancel);
        var bill = Of(invoice);
        // The time of the line that goes furthest is the period that would be paid.
        return new PreviewFacts(bill.Sums, bill.Lines.Count == 0 ? bill.PeriodEnd : bill.Lines.Max(l => l.PeriodEnd), bill.Lines);
    }, cancel, SubscriptionProblems.AddressRequired);

    /// <summary>The newest invoices of a subscription, oldest first.</summary>
    public Task<Result<IReadOnlyList<InvoiceFacts>>> Invoices(string subscriptionId, CancellationToken cancel) => Ask(async c =>
    {
        var read = await c.V1.Invoices.ListAsync(new() { Subscription = subscriptionId, Limit = MostInvoices }, null, cancel);
        return (IReadOnlyList<InvoiceFacts>)[.. read.Data.AsEnumerable().Reverse().Select(Of)];
    }, cancel);

    /// <summary>One invoice, and how it is paid.</summary>
    public Task<Result<(InvoiceFacts Invoice, IntentFacts? Intent)>> Invoice(string invoiceId, CancellationToken cancel) => Ask(async c =>
    {
        var read = await c.V1.Invoices.GetAsync(invoiceId, new() { Expand = ["payments"] }, null, cancel);
        return (Of(read), await Intent(c, read, cancel));
    }, cancel);

    private const string ChargedNow = "always_invoice";
    private const string ChargedLater = "create_prorations";

    private static InvoiceFacts Of(Invoice read) => new(read.Id, read.BillingReason is "subscription_create", (int)read.AttemptCount, UtcOrNull(read.StatusTransitions?.FinalizedAt))
    {
        Number = read.Number,
        Status = read.Status,
        PeriodStart = Utc(read.PeriodStart),
        PeriodEnd = Utc(read.PeriodEnd),
        Sums = new(read.Subtotal, read.TotalTaxes?.Sum(t => t.Amount) ?? 0, read.Total, read.AmountDue, read.AmountPaid, read.Currency),
        DueAt = UtcOrNull(read.DueDate),
        PaidAt = UtcOrNull(read.StatusTransitions?.PaidAt),
        NextAttemptAt = UtcOrNull(read.NextPaymentAttempt),
        HostedUrl = read.HostedInvoiceUrl,
        Pdf = read.InvoicePdf,
        Lines = [.. (read.Lines?.Data ?? []).Select(l => new InvoiceLine(l.Description, l.Amount, l.Quantity, Utc(l.Period.Start), Utc(l.Period.End)))],
    };

    private static DateTimeOffset? UtcOrNull(DateTime? at) => at is { } given ? Utc(given) : null;
}

/// <summary>A price, and for how many people.</summary>
/// <param name="ItemId">The subscription's item that it is for; null where one would begin.</param>
/// <param name="IsDearer">A period costs more than it does now.</param>
internal sealed record PriceToPay(string? ItemId, string PriceId, int Seats, bool IsDearer);
