namespace WorkforceOS.StripeStandIn;

/// <summary>Which operation a path means.</summary>
internal static class Routes
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["customers"] = "Customer", ["payment_methods"] = "PaymentMethod", ["products"] = "Product", ["prices"] = "Price", ["subscriptions"] = "Subscription", ["invoices"] = "Invoice",
        ["subscription_items"] = "SubscriptionItem", ["checkout/sessions"] = "Checkout.Session", ["billing_portal/sessions"] = "BillingPortal.Session",
        ["invoice_payments"] = "InvoicePayment", ["payment_intents"] = "PaymentIntent", ["refunds"] = "Refund", ["disputes"] = "Dispute", ["webhook_endpoints"] = "WebhookEndpoint",
    };

    /// <returns>An empty name where there is none.</returns>
    public static (string Operation, string Id) Find(string method, string path)
    {
        var parts = path.Trim('/').Split('/')[1..];
        if (parts is ["checkout" or "billing_portal", var inside, ..]) parts = [$"{parts[0]}/{inside}", .. parts[2..]];
        switch (method, parts)
        {
            case ("POST", ["invoices", "create_preview"]): return ("InvoiceCreatePreview", "");
            case ("POST", ["customers", var customer, "tax_ids"]): return ("CustomerTaxIdCreate", customer);
            case ("GET", ["customers", var customer, "tax_ids"]): return ("CustomerTaxIdList", customer);
            case ("DELETE", ["customers", _, "tax_ids", var number]): return ("CustomerTaxIdDelete", number);
        }
        if (parts.Length == 0 || !Kinds.TryGetValue(parts[0], out var kind)) return ("", "");
        var (verb, id) = (method, parts.Length) switch
        {
            ("POST", 1) => ("Create", ""),
            ("GET", 1) => ("List", ""),
            ("GET", 2) => ("Get", parts[1]),
            ("POST", 2) => ("Update", parts[1]),
            ("DELETE", 2) => ("Cancel", parts[1]),
            ("POST", 3) => (char.ToUpperInvariant(parts[2][0]) + parts[2][1..], parts[1]),
            _ => ("", ""),
        };
        return KnownParameters.Of.ContainsKey(kind + verb) ? (kind + verb, id) : ("", "");
    }
}
