namespace WorkforceOS.StripeStandIn;

/// <summary>
/// What the operations in use take in API version 2026-10-28.endive: fewer than Stripe does, never more. A test holds it against the
/// options of Stripe.net, which are made from Stripe's own description.
/// </summary>
internal static class KnownParameters
{
    public static readonly IReadOnlyDictionary<string, string[]> Of = new Dictionary<string, string[]>
    {
        ["CustomerCreate"] = ["name", "email", "metadata.*", "address.*", "description"],
        ["CustomerUpdate"] = ["name", "email", "metadata.*", "address.*", "description", "invoice_settings.default_payment_method", "tax.validate_location"],
        ["CustomerGet"] = [],
        ["CustomerTaxIdCreate"] = ["type", "value"],
        ["CustomerTaxIdList"] = ["limit", "starting_after"],
        ["CustomerTaxIdDelete"] = [],
        ["PaymentMethodGet"] = [],
        ["PaymentMethodAttach"] = ["customer"],
        ["PaymentMethodDetach"] = [],
        ["ProductCreate"] = ["name", "metadata.*"],
        ["ProductUpdate"] = ["name", "metadata.*"],
        ["ProductList"] = ["limit", "starting_after"],
        ["PriceCreate"] = ["currency", "unit_amount", "product", "recurring.interval", "metadata.*", "nickname"],
        ["PriceUpdate"] = ["metadata.*", "nickname", "active"],
        ["PriceList"] = ["product", "active", "limit", "starting_after"],
        ["SubscriptionCreate"] =
        [
            "customer", "items[].price", "items[].quantity", "payment_behavior", "payment_settings.save_default_payment_method", "automatic_tax.enabled", "description", "metadata.*", "default_payment_method",
        ],
        ["SubscriptionGet"] = [],
        ["SubscriptionUpdate"] = ["cancel_at_period_end", "default_payment_method", "metadata.*", "description", "items[].id", "items[].price", "items[].quantity", "proration_behavior", "payment_behavior"],
        ["SubscriptionItemUpdate"] = ["quantity", "proration_behavior"],
        ["SubscriptionCancel"] = ["invoice_now", "prorate"],
        ["SubscriptionList"] = ["customer", "status", "limit", "starting_after"],
        ["InvoiceGet"] = [],
        ["InvoiceList"] = ["customer", "subscription", "status", "limit", "starting_after"],
        ["InvoicePay"] = ["payment_method"],
        ["InvoiceVoid"] = [],
        ["InvoiceCreatePreview"] =
        [
            "customer", "subscription", "automatic_tax.enabled", "subscription_details.items[].id", "subscription_details.items[].price", "subscription_details.items[].quantity", "subscription_details.proration_behavior",
        ],
        ["InvoicePaymentList"] = ["invoice", "limit", "starting_after"],
        ["PaymentIntentGet"] = [],
        ["PaymentIntentUpdate"] = ["metadata.*", "description"],
        ["PaymentIntentConfirm"] = ["payment_method", "return_url"],
        ["PaymentIntentCancel"] = ["cancellation_reason"],
        ["Checkout.SessionCreate"] =
        [
            "mode", "customer", "client_reference_id", "line_items[].price", "line_items[].quantity", "success_url", "cancel_url", "automatic_tax.enabled", "metadata.*", "subscription_data.description",
            "subscription_data.metadata.*",
        ],
        ["Checkout.SessionGet"] = [],
        ["Checkout.SessionList"] = ["customer", "status", "limit", "starting_after"],
        ["Checkout.SessionExpire"] = [],
        ["BillingPortal.SessionCreate"] = ["customer", "return_url"],
        ["RefundCreate"] = ["payment_intent", "amount", "reason", "metadata.*"],
        ["DisputeGet"] = [],
        ["WebhookEndpointCreate"] = ["url", "enabled_events[]", "api_version", "metadata.*"],
        ["WebhookEndpointUpdate"] = ["url", "enabled_events[]", "metadata.*", "disabled"],
        ["WebhookEndpointList"] = ["limit", "starting_after"],
    };

    /// <summary>The first parameter that the operation does not take; null where it takes all.</summary>
    public static string? Unknown(string operation, IEnumerable<string> given) => given.FirstOrDefault(name =>
        !name.StartsWith("expand", StringComparison.Ordinal) && !Of[operation].Any(known => known == name || (known.EndsWith(".*", StringComparison.Ordinal) && name.StartsWith(known[..^1], StringComparison.Ordinal))));
}
