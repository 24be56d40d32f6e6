using System.Text.Json;

namespace WorkforceOS.Subscriptions.Webhooks;

/// <summary>Of an event only what it is about: its words may be of another version of the provider's API, and older than what is true now.</summary>
/// <param name="Related">Ids of the provider that it names: the object, its subscription, invoice, payment and customer.</param>
internal sealed record EventEnvelope(string Id, string Type, DateTimeOffset Created, bool Live, string? ObjectId, IReadOnlyList<string> Related, Guid? Company, Guid? Order)
{
    /// <summary>Types of events that something is done upon.</summary>
    public static readonly IReadOnlyList<string> Handled =
    [
        "payment_intent.succeeded", "payment_intent.processing", "payment_intent.requires_action", "payment_intent.payment_failed", "payment_intent.canceled",
        "invoice.finalized", "invoice.paid", "invoice.payment_failed", "invoice.payment_action_required", "invoice.voided", "invoice.marked_uncollectible", "invoice.upcoming",
        "customer.subscription.created", "customer.subscription.updated", "customer.subscription.deleted", "customer.subscription.paused", "customer.subscription.resumed", "customer.subscription.trial_will_end",
        "payment_method.automatically_updated", "payment_method.detached", "charge.refunded", "charge.dispute.created", "checkout.session.completed", "checkout.session.expired",
    ];

    /// <summary>About a saved card, and about no order.</summary>
    public static bool IsOfCard(string type) => type.StartsWith("payment_method.", StringComparison.Ordinal);

    public static bool IsDispute(string type) => type is "charge.dispute.created";

    public bool IsHandled => Handled.Contains(Type);

    /// <returns>Null where it is no event.</returns>
    public static EventEnvelope? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 64 });
            var root = json.RootElement;
            if (Text(root, "id") is not { Length: > 0 and <= 255 } id || Text(root, "type") is not { Length: > 0 and <= 255 } type) return null;
            if (!root.TryGetProperty("data", out var data) || data.ValueKind is not JsonValueKind.Object || !data.TryGetProperty("object", out var about) || about.ValueKind is not JsonValueKind.Object) return null;
            var metadata = Metadata(about);
            var related = new[] { Text(about, "id"), Text(about, "subscription"), Inner(about, "parent", "subscription_details", "subscription"), Text(about, "invoice"), Text(about, "payment_intent"), Text(about, "customer") };
            var created = root.TryGetProperty("created", out var at) && at.ValueKind is JsonValueKind.Number && at.TryGetInt64(out var seconds) && seconds is > 0 and < 100_000_000_000 ? seconds : 0;
            return new(
                id, type, DateTimeOffset.FromUnixTimeSeconds(created), root.TryGetProperty("livemode", out var live) && live.ValueKind is JsonValueKind.True, Text(about, "id"), [.. related.OfType<string>().Distinct()],
                Guid.TryParse(Text(metadata, "companyId"), out var company) ? company : null, Guid.TryParse(Text(metadata, "orderId"), out var order) ? order : null);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement Metadata(JsonElement about)
    {
        if (about.TryGetProperty("metadata", out var own) && own.ValueKind is JsonValueKind.Object && own.TryGetProperty("orderId", out _)) return own;
        return about.TryGetProperty("parent", out var parent) && parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty("subscription_details", out var details) && details.ValueKind is JsonValueKind.Object
            && details.TryGetProperty("metadata", out var theirs) ? theirs : default;
    }

    private static string? Inner(JsonElement at, params string[] path)
    {
        foreach (var step in path[..^1])
        {
            if (at.ValueKind is not JsonValueKind.Object || !at.TryGetProperty(step, out at)) return null;
        }
        return Text(at, path[^1]);
    }

    private static string? Text(JsonElement at, string name) => at.ValueKind is JsonValueKind.Object && at.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
