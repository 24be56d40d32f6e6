using System.Globalization;
using System.Text.Json.Nodes;

namespace WorkforceOS.StripeStandIn;

/// <summary>Subscriptions, and the invoices they make.</summary>
internal sealed partial class Books
{
    public JsonObject PaymentsOf(string invoice) => List(Of("invoice_payment").Where(p => Text(p, "invoice") == invoice), [], "/v1/invoice_payments");

    public static string? SubscriptionOf(JsonObject invoice) => invoice["parent"]?["subscription_details"]?["subscription"]?.ToString();

    public JsonObject IntentOf(JsonObject invoice) => Get("payment_intent", Of("invoice_payment").Where(p => Text(p, "invoice") == Text(invoice, "id")).Select(p => p["payment"]!["payment_intent"]!.ToString()).Last());

    public JsonObject LatestInvoice(JsonObject subscription) => Get("invoice", Text(subscription, "latest_invoice")!);

    /// <summary>A bill for the period that the subscription is in.</summary>
    /// <param name="lines">What it is for; left out: the whole period, and what was put off to this bill.</param>
    public JsonObject Bill(JsonObject subscription, string reason, List<JsonObject>? lines = null)
    {
        var item = subscription["items"]!["data"]![0]!;
        lines ??= [.. Pending(subscription), WholePeriod(item["price"]!, Number(item, "quantity"), Number(item, "current_period_start"), Number(item, "current_period_end"))];
        subscription.Remove("pending_lines");
        var (customer, currency, description) = (Text(subscription, "customer"), Text(subscription, "currency"), Text(subscription, "description"));
        var taxed = IsTrue(Text(subscription["automatic_tax"], "enabled"));
        var sums = Sums(customer, taxed, lines);
        var amount = Number(sums, "amount_due");
        // What is not used up of what Stripe owes goes on being owed.
        Get("customer", customer!)["balance"] = Math.Min(0, Number(sums, "total") + (Get("customer", customer!)["balance"] is null ? 0 : Number(Get("customer", customer!), "balance")));
        var intent = amount == 0 ? null : Make("payment_intent", "pi", new()
        {
            ["amount"] = amount, ["currency"] = currency, ["customer"] = customer, ["status"] = "requires_payment_method", ["description"] = description,
        });
        if (intent is not null) intent["client_secret"] = $"{Text(intent, "id")}_secret_{Number(intent, "amount")}";
        var invoice = Make("invoice", "in", new()
        {
            ["customer"] = customer, ["currency"] = currency, ["status"] = "open", ["billing_reason"] = reason, ["amount_due"] = amount, ["amount_remaining"] = amount,
            ["subtotal"] = sums["subtotal"]!.DeepClone(), ["total"] = sums["total"]!.DeepClone(), ["total_taxes"] = sums["total_taxes"]!.DeepClone(), ["starting_balance"] = sums["starting_balance"]!.DeepClone(), ["automatic_tax"] = TaxOf(taxed),
            ["period_start"] = item["current_period_start"]!.DeepClone(), ["period_end"] = item["current_period_end"]!.DeepClone(),
            ["status_transitions"] = new JsonObject { ["finalized_at"] = Now, ["marked_uncollectible_at"] = null, ["paid_at"] = null, ["voided_at"] = null },
            ["parent"] = new JsonObject { ["type"] = "subscription_details", ["subscription_details"] = new JsonObject { ["subscription"] = Text(subscription, "id"), ["metadata"] = subscription["metadata"]!.DeepClone() } },
        });
        (invoice["number"], invoice["lines"]) = (Text(invoice, "id")!.ToUpperInvariant(), LinesOf(invoice, lines));
        ShowInvoice(invoice);
        subscription["latest_invoice"] = Text(invoice, "id");
        if (intent is null)
        {
            (invoice["status"], invoice["status_transitions"]!["paid_at"]) = ("paid", Now);
            Told("invoice.finalized", invoice);
            return Told("invoice.paid", invoice);
        }
        Make("invoice_payment", "inpay", new()
        {
            ["invoice"] = Text(invoice, "id"), ["amount_requested"] = amount, ["currency"] = currency, ["is_default"] = true, ["status"] = "open",
            ["payment"] = new JsonObject { ["type"] = "payment_intent", ["payment_intent"] = Text(intent, "id") },
        });
        Told("invoice.finalized", invoice);
        return invoice;
    }

    public JsonObject End(JsonObject subscription, string reason)
    {
        if (Text(subscription, "status") is "canceled" or "incomplete_expired") throw StripeRefusal.Missing("subscription", Text(subscription, "id")!);
        subscription["status"] = Text(subscription, "status") is "incomplete" ? "incomplete_expired" : "canceled";
        (subscription["canceled_at"], subscription["ended_at"]) = (Now, Now);
        subscription["cancellation_details"] = new JsonObject { ["reason"] = reason };
        if (LatestInvoice(subscription) is var open && Text(open, "status") is "open" && Text(subscription, "status") is "incomplete_expired") VoidInvoice(open);
        return Told("customer.subscription.deleted", subscription);
    }

    public JsonObject VoidInvoice(JsonObject invoice)
    {
        if (Text(invoice, "status") is "void") return invoice;
        if (Text(invoice, "status") is not "open") throw StripeRefusal.Invalid("You can only pass in open invoices. This invoice isn't open.");
        invoice["status"] = "void";
        var intent = IntentOf(invoice);
        if (Text(intent, "status") is not ("succeeded" or "canceled")) CancelIntent(intent);
        return Told("invoice.voided", invoice);
    }

    private JsonObject? InvoiceOf(JsonObject intent) => Of("invoice_payment").Where(p => p["payment"]!["payment_intent"]!.ToString() == Text(intent, "id")).Select(p => Get("invoice", Text(p, "invoice")!)).SingleOrDefault();

    private JsonObject Subscribe(JsonObject given)
    {
        var customer = Get("customer", Needed(given, "customer"));
        if (given["items"] is not JsonArray { Count: 1 } items) throw StripeRefusal.Invalid("One item is wanted here.");
        if (Text(given, "payment_behavior") is not "default_incomplete") throw StripeRefusal.Invalid("Only default_incomplete is known here.");
        var price = Get("price", Text(items[0], "price")!);
        var from = clock.GetUtcNow();
        var subscription = Make("subscription", "sub", With(given, "description", "metadata", "payment_settings", "default_payment_method"));
        subscription["automatic_tax"] = new JsonObject { ["enabled"] = IsTrue(Text(given["automatic_tax"], "enabled")), ["disabled_reason"] = null, ["liability"] = null };
        (subscription["customer"], subscription["currency"], subscription["status"]) = (Text(customer, "id"), Text(price, "currency"), "incomplete");
        (subscription["billing_cycle_anchor"], subscription["start_date"]) = (Now, Now);
        subscription["items"] = new JsonObject
        {
            ["object"] = "list", ["has_more"] = false, ["url"] = $"/v1/subscription_items?subscription={Text(subscription, "id")}",
            ["data"] = new JsonArray(Item(NewId("si"), Text(subscription, "id")!, price, long.Parse(Text(items[0], "quantity") ?? "1", CultureInfo.InvariantCulture), from.ToUnixTimeSeconds(), Later(from, price).ToUnixTimeSeconds())),
        };
        Bill(subscription, "subscription_create");
        return Told("customer.subscription.created", subscription);
    }

    private JsonObject Item(string id, string subscription, JsonNode price, long quantity, long from, long to) => new()
    {
        ["id"] = id, ["object"] = "subscription_item", ["created"] = Now, ["metadata"] = new JsonObject(), ["discounts"] = new JsonArray(), ["price"] = price.DeepClone(), ["plan"] = PlanOf(price),
        ["quantity"] = quantity, ["subscription"] = subscription, ["current_period_start"] = from, ["current_period_end"] = to,
    };

    /// <summary>A price as Stripe called it before; still sent beside it.</summary>
    private static JsonObject PlanOf(JsonNode price) => new()
    {
        ["id"] = Text(price, "id"), ["object"] = "plan", ["active"] = true, ["amount"] = Number(price, "unit_amount"), ["billing_scheme"] = "per_unit", ["created"] = Number(price, "created"),
        ["currency"] = Text(price, "currency"), ["interval"] = Interval(price), ["interval_count"] = 1, ["livemode"] = false, ["product"] = Text(price, "product"), ["usage_type"] = "licensed",
    };

    private static JsonObject TaxOf(bool taxed) => new() { ["enabled"] = taxed, ["disabled_reason"] = null, ["liability"] = null, ["provider"] = null, ["status"] = null };

    private static JsonObject LinesOf(JsonObject invoice, List<JsonObject> lines) =>
        new() { ["object"] = "list", ["has_more"] = false, ["url"] = $"/v1/invoices/{Text(invoice, "id")}/lines", ["data"] = new JsonArray([.. lines]) };

    public static DateTimeOffset Later(DateTimeOffset from, JsonObject price) => price["recurring"]!["interval"]!.ToString() is "year" ? from.AddYears(1) : from.AddMonths(1);

    private JsonObject ChangeSubscription(JsonObject subscription, JsonObject given)
    {
        if (Text(subscription, "status") is "canceled" or "incomplete_expired") throw StripeRefusal.Missing("subscription", Text(subscription, "id")!);
        if (Text(given, "cancel_at_period_end") is { } ends) subscription["cancel_at_period_end"] = IsTrue(ends);
        if (given["default_payment_method"] is not null) subscription["default_payment_method"] = Text(Get("payment_method", Text(given, "default_payment_method")!), "id");
        if (given["metadata"] is JsonObject metadata) Merge((JsonObject)subscription["metadata"]!, metadata);
        if (given["items"] is JsonArray { Count: 1 } items)
        {
            var item = subscription["items"]!["data"]![0]!;
            Reprice(
                subscription, item, Text(items[0], "price") is { } price ? Get("price", price) : item["price"]!.DeepClone(),
                Text(items[0], "quantity") is { } quantity ? long.Parse(quantity, CultureInfo.InvariantCulture) : Number(item, "quantity"), given);
        }
        return Told("customer.subscription.updated", subscription);
    }

    private JsonObject PayInvoice(JsonObject invoice, JsonObject given)
    {
        if (Text(invoice, "status") is not "open") throw StripeRefusal.Invalid("Invoice is already paid", "invoice_already_paid");
        Confirm(IntentOf(invoice), given);
        return invoice;
    }
}
