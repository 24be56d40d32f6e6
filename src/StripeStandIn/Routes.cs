namespace WorkforceOS.StripeStandIn;

/// <summary>Which operation a path means.</summary>
internal static class Routes
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["customers"] = "Customer", ["payment_methods"] = "PaymentMethod", ["products"] = "Product", ["prices"] = "Price", ["subscriptions"] = "Subscription", ["invoices"] = "Invoice",
        ["invoice_payments"] = "InvoicePayment", ["payment_intents"] = "PaymentIntent", ["refunds"] = "Refund", ["disputes"] = "Dispute", ["webhook_endpoints"] = "WebhookEndpoint",
    };

    /// <returns>An empty name where there is none.</returns>
    public static (string Operation, string Id) Find(string method, string path)
    {
        var parts = path.Trim('/').Split('/')[1..];
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
