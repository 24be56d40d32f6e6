using System.Text.Json.Nodes;

namespace WorkforceOS.StripeStandIn;

/// <summary>What Stripe sends with every object of a kind, beyond what the product asks for; a test holds it against Stripe's description.</summary>
internal static class Shapes
{
    private static readonly Dictionary<string, JsonObject> Always = new()
    {
        ["customer"] = Parsed("""{"balance":0,"invoice_settings":{"custom_fields":null,"default_payment_method":null,"footer":null,"rendering_options":null}}"""),
        ["product"] = Parsed("""{"active":true,"images":[],"marketing_features":[],"type":"service"}"""),
        ["price"] = Parsed("""{"active":true,"billing_scheme":"per_unit","type":"recurring"}"""),
        ["subscription"] = Parsed("""
            {"billing_mode":{"type":"flexible","flexible":null},"billing_schedules":[],"discounts":[],"cancel_at":null,"cancel_at_period_end":false,"canceled_at":null,"ended_at":null,
             "collection_method":"charge_automatically","invoice_settings":{"account_tax_ids":null,"custom_fields":null,"description":null,"footer":null,"issuer":{"type":"self"}}}
            """),
        ["invoice"] = Parsed("""
            {"amount_overpaid":0,"amount_paid":0,"amount_shipping":0,"attempt_count":0,"attempted":false,"collection_method":"charge_automatically","default_tax_rates":[],"discounts":[],
             "due_date":null,"issuer":{"type":"self"},"livemode":false,"metadata":{},"next_payment_attempt":null,
             "payment_settings":{"default_mandate":null,"payment_method_options":null,"payment_method_types":null},"post_payment_credit_notes_amount":0,"pre_payment_credit_notes_amount":0,
             "status_transitions":{"finalized_at":null,"marked_uncollectible_at":null,"paid_at":null,"voided_at":null}}
            """),
        ["invoice_payment"] = Parsed("""{"amount_paid":null,"status_transitions":{"canceled_at":null,"paid_at":null}}"""),
        ["payment_intent"] = Parsed("""
            {"amount_capturable":0,"amount_received":0,"capture_method":"automatic","confirmation_method":"automatic","last_payment_error":null,"next_action":null,"payment_method":null,
             "payment_method_types":["card"]}
            """),
        ["charge"] = Parsed("""
            {"amount_refunded":0,"billing_details":{"address":null,"email":null,"name":null,"phone":null,"tax_id":null},"captured":true,"disputed":false,"paid":true,"refunded":false,
             "status":"succeeded"}
            """),
        ["dispute"] = Parsed("""
            {"balance_transactions":[],"enhanced_eligibility_types":[],"evidence":{"enhanced_evidence":{}},"is_charge_refundable":false,
             "evidence_details":{"due_by":null,"enhanced_eligibility":{},"has_evidence":false,"past_due":false,"submission_count":0,"submission_method":"not_submitted"}}
            """),
        ["checkout.session"] = Parsed("""
            {"custom_fields":[],"payment_method_types":["card"],"shipping_options":[],
             "custom_text":{"after_submit":null,"shipping_address":null,"submit":null,"terms_of_service_acceptance":null}}
            """),
        ["billing_portal.session"] = Parsed("""{"configuration":"bpc_standin"}"""),
    };

    /// <summary>What the stand-in remembers with an object, and Stripe does not send.</summary>
    private static readonly string[] Unsent = ["behaves", "pending_lines", "asked_items", "asked_metadata", "asked_tax", "asked_return_url"];

    public static JsonObject Complete(JsonObject made)
    {
        var kind = Books.Text(made, "object")!;
        foreach (var (name, value) in Always.GetValueOrDefault(kind) ?? []) made.TryAdd(name, value?.DeepClone());
        if (kind is not ("tax_id" or "invoice_payment" or "billing_portal.session")) made["metadata"] ??= new JsonObject();
        if (kind is "refund") made.Remove("livemode");
        return made;
    }

    /// <summary>A copy as Stripe would send it.</summary>
    public static JsonObject Sent(JsonObject one)
    {
        var copy = (JsonObject)one.DeepClone();
        Strip(copy);
        return copy;
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray list) foreach (var item in list) Strip(item);
        if (node is not JsonObject at) return;
        foreach (var name in Unsent) at.Remove(name);
        foreach (var (name, value) in at) if (name is not "metadata") Strip(value);
    }

    private static JsonObject Parsed(string json) => (JsonObject)JsonNode.Parse(json)!;
}
