using System.Text.Json.Nodes;

namespace WorkforceOS.StripeStandIn;

/// <summary>Payments: asked for, confirmed, declined, disputed and given back.</summary>
internal sealed partial class Books
{
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
