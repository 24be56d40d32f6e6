using Microsoft.Extensions.Logging;
using Stripe;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Subscriptions.Cards;

namespace WorkforceOS.Subscriptions.Provider;

/// <summary>
/// Stripe, asked for what is needed here. Each request that makes something carries a key of ours, so that asking again after an
/// answer that was lost makes nothing twice.
/// </summary>
internal sealed partial class PaymentProvider : IDisposable
{
    /// <summary>Of the refusal that a card was declined.</summary>
    public const int Declined = 402;

    private const int MostAtOnce = 16;

    /// <summary>Before it is given up to end what others change meanwhile.</summary>
    private const int MostLooks = 3;
    private const string WholeSubscription = "latest_invoice.payments";
    private readonly SemaphoreSlim places = new(MostAtOnce);
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(15) };
    private readonly ILogger<PaymentProvider> log;
    private readonly StripeClient? client;

    public PaymentProvider(StripeOptions options, ILogger<PaymentProvider> log)
    {
        this.log = log;
        if (options.IsConfigured) client = new StripeClient(options.SecretKey, httpClient: new SystemNetHttpClient(http), apiBase: options.ApiBase?.TrimEnd('/'));
    }

    public bool IsConfigured => client is not null;

    public Task<Result<string>> Customer(CompanyId company, string name, string? email, CancellationToken cancel) => Ask(async c => (await c.V1.Customers.CreateAsync(
        new() { Name = name, Email = email, Metadata = new() { ["companyId"] = company.ToString() } }, Key($"customer:{company}"), cancel)).Id, cancel);

    public Task<Result<CardFacts>> Attach(string methodId, string customerId, CancellationToken cancel) => Ask(async c =>
        Of(await c.V1.PaymentMethods.AttachAsync(methodId, new() { Customer = customerId }, null, cancel)), cancel, SubscriptionProblems.MethodNotUsable);

    public Task<Result<CardFacts>> Card(string methodId, CancellationToken cancel) => Ask(async c => Of(await c.V1.PaymentMethods.GetAsync(methodId, null, null, cancel)), cancel, SubscriptionProblems.MethodNotUsable);

    /// <summary>What somebody disputes at their bank.</summary>
    public Task<Result<(long Amount, string Currency)>> Dispute(string disputeId, CancellationToken cancel) => Ask(async c =>
    {
        var read = await c.V1.Disputes.GetAsync(disputeId, null, null, cancel);
        return (read.Amount, read.Currency);
    }, cancel);

    public async Task<Problem?> Detach(string methodId, CancellationToken cancel) => (await Ask(async c =>
    {
        await c.V1.PaymentMethods.DetachAsync(methodId, null, null, cancel);
        return true;
    }, cancel, SubscriptionProblems.MethodNotUsable)).Problem is { Status: >= 500 } away ? away : null;

    /// <summary>The price of a plan that nobody has paid by yet.</summary>
    public Task<Result<string>> Price(PlanToOffer plan, CancellationToken cancel) => Ask(async c => (await Make(c, plan, cancel)).Id, cancel);

    public Task<Result<BillingFacts>> Subscribe(OrderToMake order, CancellationToken cancel) => Ask(async c =>
    {
        var made = await c.V1.Subscriptions.CreateAsync(new()
        {
            Customer = order.CustomerId,
            Items = [new() { Price = order.PriceId, Quantity = order.Quantity }],
            PaymentBehavior = "default_incomplete",
            PaymentSettings = new() { SaveDefaultPaymentMethod = "on_subscription" },
            AutomaticTax = new() { Enabled = order.AutomaticTax },
            Description = order.Description,
            Metadata = order.Metadata,
            Expand = [WholeSubscription],
        }, Key($"order:{order.Id}:{order.Number}"), cancel);
        return await Of(c, made, cancel);
    }, cancel);

    public Task<Result<BillingFacts>> Read(string subscriptionId, CancellationToken cancel) => Ask(async c =>
        await Of(c, await c.V1.Subscriptions.GetAsync(subscriptionId, new() { Expand = [WholeSubscription] }, null, cancel), cancel), cancel);

    /// <summary>The newest subscription that was made for an order, where an answer was lost; null where there is none.</summary>
    /// <param name="ended">One that has ended counts, too: what was paid for it may be owed back.</param>
    public Task<Result<string?>> FindLost(string customerId, CompanySubscriptionId order, bool ended, CancellationToken cancel) => Ask(async c =>
    {
        var all = c.V1.Subscriptions.ListAutoPagingAsync(new() { Customer = customerId, Status = "all", Limit = 100 }, null, cancel);
        await foreach (var one in all.WithCancellation(cancel))
        {
            if ((ended || one.Status is not ("canceled" or "incomplete_expired")) && one.Metadata?.GetValueOrDefault("orderId") == order.ToString()) return (string?)one.Id;
        }
        return null;
    }, cancel);

    /// <summary>Tries to take the money with this card. Declined, it answers with status <see cref="Declined"/>; paid or given up meanwhile, that is read next.</summary>
    public Task<Result<bool>> Confirm(string intentId, string methodId, string? returnUrl, IReadOnlyDictionary<string, string> metadata, int attempt, CancellationToken cancel) => Ask(async c =>
    {
        try
        {
            await c.V1.PaymentIntents.UpdateAsync(intentId, new() { Metadata = new(metadata) }, Key($"pi-meta:{intentId}"), cancel);
            await c.V1.PaymentIntents.ConfirmAsync(intentId, new() { PaymentMethod = methodId, ReturnUrl = returnUrl }, Key($"pi:{intentId}:{attempt}"), cancel);
            return true;
        }
        catch (StripeException overtaken) when (overtaken.StripeError?.Code is "payment_intent_unexpected_state")
        {
            return false;
        }
    }, cancel);

    public async Task<Problem?> EndAtPeriod(string subscriptionId, bool ends, CancellationToken cancel) => (await Ask(async c =>
    {
        await c.V1.Subscriptions.UpdateAsync(subscriptionId, new() { CancelAtPeriodEnd = ends }, null, cancel);
        return true;
    }, cancel)).Problem;

    /// <summary>At once. What has ended already stays ended.</summary>
    public async Task<Problem?> End(string subscriptionId, CancellationToken cancel) => (await Ask(async c =>
    {
        for (var look = 1; ; look++)
        {
            var now = await c.V1.Subscriptions.GetAsync(subscriptionId, new() { Expand = ["latest_invoice"] }, null, cancel);
            if (now.Status is "canceled" or "incomplete_expired") return true;
            try
            {
                if (now.LatestInvoice is { Status: "open" } open) await c.V1.Invoices.VoidInvoiceAsync(open.Id, null, Key($"void:{open.Id}"), cancel);
                await c.V1.Subscriptions.CancelAsync(subscriptionId, null, null, cancel);
                return true;
            }
            catch (StripeException overtaken) when (look < MostLooks && overtaken.StripeError?.Type is "invalid_request_error")
            {
                // Paid or ended since it was read.
            }
        }
    }, cancel, SubscriptionProblems.ProviderUnavailable)).Problem;

    public Task<Result<long>> Refund(string intentId, CancellationToken cancel) => Ask(async c =>
    {
        try
        {
            return (await c.V1.Refunds.CreateAsync(new() { PaymentIntent = intentId }, Key($"refund:{intentId}"), cancel)).Amount;
        }
        catch (StripeException done) when (done.StripeError?.Code is "charge_already_refunded")
        {
            return 0;
        }
    }, cancel);

    public void Dispose()
    {
        http.Dispose();
        places.Dispose();
    }

    private static RequestOptions Key(string key) => new() { IdempotencyKey = key };

    private async Task<Result<T>> Ask<T>(Func<StripeClient, Task<T>> ask, CancellationToken cancel, Problem? whenInvalid = null)
    {
        if (client is null) return SubscriptionProblems.NotConfigured;
        await places.WaitAsync(cancel);
        try
        {
            return await ask(client);
        }
        catch (StripeException declined) when (declined.HttpStatusCode is System.Net.HttpStatusCode.PaymentRequired)
        {
            var error = declined.StripeError;
            return SubscriptionProblems.CardDeclined(error?.Message ?? declined.Message, error?.DeclineCode ?? error?.Code ?? "card_declined") with { Status = Declined };
        }
        catch (StripeException refused) when ((int)refused.HttpStatusCode is >= 400 and < 500 and not (409 or 429))
        {
            if (whenInvalid is not null && refused.StripeError?.Type is "invalid_request_error" && (int)refused.HttpStatusCode is 400 or 404) return whenInvalid;
            LogRefused(log, refused.StripeResponse?.RequestId, refused.StripeError?.Code, refused.Message);
            return SubscriptionProblems.ProviderRefused;
        }
        catch (Exception away) when (away is StripeException or HttpRequestException or IOException || (away is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            LogAway(log, away.GetType().Name, (away as StripeException)?.StripeResponse?.RequestId);
            return SubscriptionProblems.ProviderUnavailable;
        }
        finally
        {
            places.Release();
        }
    }

    private static async Task<BillingFacts> Of(StripeClient client, Subscription read, CancellationToken cancel)
    {
        var (invoice, item) = (read.LatestInvoice, read.Items.Data[0]);
        return new(
            read.Id, read.Status, Utc(item.CurrentPeriodEnd), read.CancelAtPeriodEnd, read.CancellationDetails?.Reason is "payment_failed", read.DefaultPaymentMethodId,
            new(item.Id, item.Price.Id, (int)item.Quantity, read.PendingUpdate is not null), invoice is null ? null : Of(invoice), await Intent(client, invoice, cancel));
    }

    /// <summary>How the invoice is paid; null where nothing is.</summary>
    private static async Task<IntentFacts?> Intent(StripeClient client, Invoice? invoice, CancellationToken cancel)
    {
        var paying = invoice?.Payments?.Data.Where(p => p.Payment?.PaymentIntentId is not null).OrderByDescending(p => p.IsDefault).FirstOrDefault()?.Payment.PaymentIntentId;
        if (paying is null) return null;
        var intent = await client.V1.PaymentIntents.GetAsync(paying, null, null, cancel);
        return new(
            intent.Id, intent.Status, intent.Amount, intent.Currency, intent.ClientSecret, intent.PaymentMethodId,
            intent.LastPaymentError is { } error ? error.DeclineCode ?? error.Code ?? "card_declined" : null, intent.LastPaymentError?.Message, intent.NextAction?.RedirectToUrl?.Url);
    }

    private static CardFacts Of(Stripe.PaymentMethod read) => new(read.Id, read.CustomerId, read.BillingDetails?.Name, read.BillingDetails?.Address?.PostalCode, read.Card?.Fingerprint, new CardInfo(
        read.Card?.Brand, read.Card?.Last4, read.Card?.Funding, (int)(read.Card?.ExpMonth ?? 0), (int)(read.Card?.ExpYear ?? 0), new Dictionary<string, string?>
        {
            ["cvc_check"] = read.Card?.Checks?.CvcCheck, ["address_line1_check"] = read.Card?.Checks?.AddressLine1Check, ["address_postal_code_check"] = read.Card?.Checks?.AddressPostalCodeCheck,
        }));

    private static DateTimeOffset Utc(DateTime at) => new(DateTime.SpecifyKind(at, DateTimeKind.Utc));

    [LoggerMessage(Level = LogLevel.Error, Message = "Stripe refused a request, {RequestId}: {Code} {Sentence}")]
    private static partial void LogRefused(ILogger log, string? requestId, string? code, string sentence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stripe did not answer: {Reason}, request {RequestId}")]
    private static partial void LogAway(ILogger log, string reason, string? requestId);
}

/// <param name="Number">How many the provider was asked for before, and this one.</param>
internal sealed record OrderToMake(CompanySubscriptionId Id, int Number, string CustomerId, string PriceId, int Quantity, bool AutomaticTax, string Description, Dictionary<string, string> Metadata);
