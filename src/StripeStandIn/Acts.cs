using System.Text.Json.Nodes;

namespace WorkforceOS.StripeStandIn;

/// <summary>What happens without a request: somebody answers their bank, a period ends, Stripe gives up. And what was made so far.</summary>
public sealed class Acts
{
    private readonly Books books;
    private readonly Lock turn;
    private readonly Action keep;

    internal Acts(Books books, Lock turn, Action keep) => (this.books, this.turn, this.keep) = (books, turn, keep);

    /// <summary>How many objects of a kind there are: <c>subscription</c>, <c>payment_intent</c>, <c>charge</c>, <c>refund</c> …</summary>
    public int Count(string kind) => Read(() => books.Of(kind).Count());

    /// <summary>A copy of an object; null where there is none.</summary>
    public JsonObject? Look(string id) => Read(() => (JsonObject?)books.Find(id)?.DeepClone());

    /// <summary>Copies of all of a kind.</summary>
    public IReadOnlyList<JsonObject> All(string kind) => Read(() => books.Of(kind).Select(o => (JsonObject)o.DeepClone()).ToList());

    /// <summary>An object is another one in this, whatever Stripe would let its callers do.</summary>
    public void Change(string id, string field, string value) => Locked(() => books.Find(id)![field] = value);

    /// <summary>The person confirms a payment at their bank, or does not.</summary>
    /// <returns>Where they go on; null where nobody said.</returns>
    public string? SecondStep(string intentId, bool confirmed) => Locked(() =>
    {
        var intent = books.Get("payment_intent", intentId);
        if (Books.Text(intent, "status") is "requires_action")
        {
            if (confirmed) books.Succeed(intent);
            else books.Decline(intent, "authentication_required");
        }
        return Books.Text(intent, "asked_return_url") is { } back ? $"{back}{(back.Contains('?') ? '&' : '?')}payment_intent={intentId}&payment_intent_client_secret={Books.Text(intent, "client_secret")}&redirect_status={(confirmed ? "succeeded" : "failed")}" : null;
    });

    /// <summary>A period is over: the next is billed to the card of the subscription.</summary>
    /// <param name="asks">It is not paid since the bank wants somebody to confirm it.</param>
    public void Renew(string subscriptionId, bool pays = true, bool asks = false) => Locked(() =>
    {
        var subscription = books.Get("subscription", subscriptionId);
        if (Books.Text(subscription, "cancel_at_period_end") is "true") return books.End(subscription, "cancellation_requested");
        var item = (JsonObject)subscription["items"]!["data"]![0]!;
        var from = DateTimeOffset.FromUnixTimeSeconds(Books.Number(item, "current_period_end"));
        (item["current_period_start"], item["current_period_end"]) = (from.ToUnixTimeSeconds(), Books.Later(from, (JsonObject)item["price"]!).ToUnixTimeSeconds());
        var invoice = books.Bill(subscription, "subscription_cycle");
        if (Books.Text(invoice, "status") is "paid") return books.Told("customer.subscription.updated", subscription);
        var intent = books.IntentOf(invoice);
        if (asks)
        {
            subscription["status"] = "past_due";
            books.AskLater(intent, Books.Text(subscription, "default_payment_method")!);
            return books.Told("customer.subscription.updated", subscription);
        }
        if (pays)
        {
            intent["payment_method"] = Books.Text(subscription, "default_payment_method");
            books.Succeed(intent);
            return books.Told("customer.subscription.updated", subscription);
        }
        subscription["status"] = "past_due";
        books.Decline(intent, "insufficient_funds", bySchedule: true);
        return books.Told("customer.subscription.updated", subscription);
    });

    /// <summary>Stripe tries once more to take what is owed, and it pays, or it is declined again.</summary>
    public void Retry(string subscriptionId, bool pays = false) => Locked(() =>
    {
        var subscription = books.Get("subscription", subscriptionId);
        var intent = books.IntentOf(books.LatestInvoice(subscription));
        if (!pays) books.Decline(intent, "insufficient_funds", bySchedule: true);
        else
        {
            intent["payment_method"] = Books.Text(subscription, "default_payment_method");
            books.Succeed(intent);
        }
        return subscription;
    });

    /// <summary>Somebody tells their bank that they did not want this charge.</summary>
    /// <returns>The dispute.</returns>
    public string Dispute(string intentId) => Locked(() => Books.Text(books.Dispute(books.Get("payment_intent", intentId)), "id")!);

    /// <summary>The bank of a card has sent its owner another one, good for longer.</summary>
    public void RenewCard(string methodId, string last4, int month, int year) => Locked(() =>
    {
        var card = books.Get("payment_method", methodId);
        (card["card"]!["last4"], card["card"]!["exp_month"], card["card"]!["exp_year"]) = (last4, month, year);
        return books.Told("payment_method.automatically_updated", card);
    });

    /// <summary>Somebody takes a card away in Stripe's own pages.</summary>
    public void Detach(string methodId) => Locked(() => books.Do("PaymentMethodDetach", methodId, []));

    /// <summary>Stripe has tried often enough.</summary>
    public void GiveUp(string subscriptionId) => Locked(() => books.End(books.Get("subscription", subscriptionId), "payment_failed"));

    /// <summary>23 hours have passed without a first payment.</summary>
    public void ExpireIncomplete(string subscriptionId) => Locked(() => books.End(books.Get("subscription", subscriptionId), "payment_failed"));

    /// <summary>From now on the subscription is charged to another card.</summary>
    public void DefaultCard(string subscriptionId, string card) => Locked(() =>
    {
        var subscription = books.Get("subscription", subscriptionId);
        subscription["default_payment_method"] = Books.Text(books.Do("PaymentMethodAttach", card, new() { ["customer"] = Books.Text(subscription, "customer") }), "id");
        return true;
    });

    /// <summary>Somebody pays on the page of a checkout.</summary>
    /// <returns>Where they go on.</returns>
    public string? CompleteCheckout(string sessionId, string card = "pm_card_visa") => Locked(() => Books.Text(books.Complete(books.Get("checkout.session", sessionId), card), "success_url"));

    /// <summary>Somebody pays on the page of an invoice.</summary>
    public string? PayHosted(string invoiceId, string card = "pm_card_visa") => Locked(() =>
    {
        var invoice = books.Get("invoice", invoiceId);
        books.Charge(books.IntentOf(invoice), (JsonObject)books.Do("PaymentMethodAttach", card, new() { ["customer"] = Books.Text(invoice, "customer") }));
        return (string?)null;
    });

    private T Read<T>(Func<T> look)
    {
        lock (turn) return look();
    }

    private T Locked<T>(Func<T> work)
    {
        lock (turn)
        {
            var done = work();
            keep();
            return done;
        }
    }
}
