using System.Globalization;
using System.Text.Json.Nodes;

namespace WorkforceOS.StripeStandIn;

/// <summary>Subscriptions, the invoices they make, and how these are paid.</summary>
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

    /// <summary>Takes the money, as far as the card lets it.</summary>
    /// <exception cref="StripeRefusal">It was declined.</exception>
    public JsonObject Charge(JsonObject intent, JsonObject card)
    {
        intent["payment_method"] = Text(card, "id");
        switch (Text(card, "behaves"))
        {
            case "pays":
                return Succeed(intent);
            case "asks":
                intent["status"] = "requires_action";
                intent["next_action"] = Text(intent, "asked_return_url") is { } back
                    ? new JsonObject { ["type"] = "redirect_to_url", ["redirect_to_url"] = new JsonObject { ["url"] = SecondStepOf(Text(intent, "id")!), ["return_url"] = back } }
                    : new JsonObject { ["type"] = "use_stripe_sdk", ["use_stripe_sdk"] = new JsonObject() };
                return Told("payment_intent.requires_action", intent);
            default:
                throw Decline(intent, "generic_decline");
        }
    }

    private string SecondStepOf(string intent) => $"{address()}3ds/{intent}";

    /// <param name="bySchedule">Stripe tried by itself; what payers try is counted once.</param>
    public StripeRefusal Decline(JsonObject intent, string code, bool bySchedule = false)
    {
        (intent["status"], intent["next_action"]) = ("requires_payment_method", null);
        intent["last_payment_error"] = new JsonObject { ["type"] = "card_error", ["code"] = "card_declined", ["decline_code"] = code, ["message"] = "Your card was declined." };
        intent["payment_method"] = null;
        Told("payment_intent.payment_failed", intent);
        if (InvoiceOf(intent) is { } invoice)
        {
            CountAttempt(invoice, bySchedule);
            Told("invoice.payment_failed", invoice);
        }
        return StripeRefusal.Declined(code, intent);
    }

    /// <summary>Stripe tried by itself, and the bank wants the person to confirm it, who is not there.</summary>
    public JsonObject AskLater(JsonObject intent, string card)
    {
        (intent["status"], intent["payment_method"]) = ("requires_action", card);
        intent["next_action"] = new JsonObject { ["type"] = "use_stripe_sdk", ["use_stripe_sdk"] = new JsonObject() };
        Told("payment_intent.requires_action", intent);
        if (InvoiceOf(intent) is not { } invoice) return intent;
        CountAttempt(invoice, bySchedule: true);
        return Told("invoice.payment_action_required", invoice);
    }

    /// <summary>Somebody tells their bank that they did not want this charge.</summary>
    public JsonObject Dispute(JsonObject intent)
    {
        var dispute = Make("dispute", "du", new()
        {
            ["amount"] = Number(intent, "amount"), ["currency"] = Text(intent, "currency"), ["charge"] = Text(intent, "latest_charge"), ["payment_intent"] = Text(intent, "id"), ["status"] = "needs_response", ["reason"] = "fraudulent",
        });
        Get("charge", Text(intent, "latest_charge")!)["disputed"] = true;
        return Told("charge.dispute.created", dispute);
    }

    private void CountAttempt(JsonObject invoice, bool bySchedule)
    {
        if (bySchedule || Number(invoice, "attempt_count") == 0) invoice["attempt_count"] = Number(invoice, "attempt_count") + 1;
        invoice["attempted"] = true;
        if (Text(invoice, "billing_reason") is "subscription_cycle") invoice["next_payment_attempt"] = clock.GetUtcNow().AddDays(3).ToUnixTimeSeconds();
    }

    public JsonObject Succeed(JsonObject intent)
    {
        (intent["status"], intent["next_action"], intent["last_payment_error"]) = ("succeeded", null, null);
        intent["amount_received"] = Number(intent, "amount");
        intent["latest_charge"] = Text(Make("charge", "ch", new() { ["amount"] = Number(intent, "amount"), ["amount_captured"] = Number(intent, "amount"), ["currency"] = Text(intent, "currency"), ["payment_intent"] = Text(intent, "id") }), "id");
        Told("payment_intent.succeeded", intent);
        if (InvoiceOf(intent) is not { } invoice || Text(invoice, "status") is not "open") return intent;

        (invoice["status"], invoice["amount_paid"], invoice["amount_remaining"], invoice["attempted"]) = ("paid", Number(invoice, "amount_due"), 0, true);
        invoice["attempt_count"] = Number(invoice, "attempt_count") + 1;
        invoice["next_payment_attempt"] = null;
        invoice["status_transitions"]!["paid_at"] = Now;
        foreach (var payment in Of("invoice_payment").Where(p => Text(p, "invoice") == Text(invoice, "id"))) (payment["status"], payment["amount_paid"], payment["status_transitions"]) = ("paid", Number(payment, "amount_requested"), new JsonObject { ["canceled_at"] = null, ["paid_at"] = Now });
        Told("invoice.paid", invoice);
        if (SubscriptionOf(invoice) is not { } id) return intent;
        var subscription = Get("subscription", id);
        if (Text(subscription, "latest_invoice") == Text(invoice, "id") && subscription["pending_update"] is JsonObject)
        {
            InForce(subscription);
            Told("customer.subscription.updated", subscription);
        }
        if (Text(subscription, "status") is "incomplete" or "past_due" or "unpaid")
        {
            (subscription["status"], subscription["default_payment_method"]) = ("active", Text(intent, "payment_method"));
            Told("customer.subscription.updated", subscription);
        }
        return intent;
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

    private JsonObject Confirm(JsonObject intent, JsonObject given)
    {
        if (Text(intent, "status") is "succeeded" or "canceled" or "processing")
        {
            throw new StripeRefusal(400, "invalid_request_error", "payment_intent_unexpected_state", $"You cannot confirm this PaymentIntent because it has a status of {Text(intent, "status")}.") { Intent = intent };
        }
        var card = Get("payment_method", Text(given, "payment_method") ?? Text(intent, "payment_method") ?? throw StripeRefusal.Invalid("A payment method is wanted."));
        if (Text(card, "customer") != Text(intent, "customer")) throw StripeRefusal.Invalid("The provided PaymentMethod cannot be attached or was of another customer.");
        if (given["return_url"] is not null) intent["asked_return_url"] = Text(given, "return_url");
        return Charge(intent, card);
    }

    private static bool IsTrue(string? given) => "true".Equals(given, StringComparison.OrdinalIgnoreCase);

    private JsonObject CancelIntent(JsonObject intent)
    {
        if (Text(intent, "status") is "succeeded" or "canceled") throw new StripeRefusal(400, "invalid_request_error", "payment_intent_unexpected_state", "You cannot cancel this PaymentIntent.") { Intent = intent };
        (intent["status"], intent["canceled_at"], intent["next_action"]) = ("canceled", Now, null);
        return Told("payment_intent.canceled", intent);
    }

    private JsonObject Refund(JsonObject given)
    {
        var intent = Get("payment_intent", Needed(given, "payment_intent"));
        if (Text(intent, "status") is not "succeeded") throw StripeRefusal.Invalid("This PaymentIntent does not have a successful charge to refund.");
        var charge = Get("charge", Text(intent, "latest_charge")!);
        if (Text(charge, "refunded") is "true") throw StripeRefusal.Invalid("Charge has already been refunded.", "charge_already_refunded");
        (charge["refunded"], charge["amount_refunded"]) = (true, Number(charge, "amount"));
        Told("charge.refunded", charge);
        return Make("refund", "re", new() { ["amount"] = Number(intent, "amount"), ["currency"] = Text(intent, "currency"), ["payment_intent"] = Text(intent, "id"), ["status"] = "succeeded", ["reason"] = Text(given, "reason") });
    }
}
