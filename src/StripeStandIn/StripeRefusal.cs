using System.Text.Json.Nodes;

namespace WorkforceOS.StripeStandIn;

/// <summary>An answer of Stripe's that is an error.</summary>
internal sealed class StripeRefusal(int status, string type, string? code, string message) : Exception(message)
{
    public int Status => status;

    public string? DeclineCode { get; init; }

    public string? Parameter { get; init; }

    public JsonObject? Intent { get; init; }

    public JsonObject Body => new()
    {
        ["error"] = new JsonObject(new KeyValuePair<string, JsonNode?>[]
        {
            new("type", type), new("code", code), new("message", Message), new("decline_code", DeclineCode), new("param", Parameter), new("payment_intent", Intent is null ? null : Shapes.Sent(Intent)),
        }.Where(p => p.Value is not null)),
    };

    public static StripeRefusal Missing(string kind, string id) => new(404, "invalid_request_error", "resource_missing", $"No such {kind}: '{id}'") { Parameter = "id" };

    public static StripeRefusal Invalid(string message, string? code = null) => new(400, "invalid_request_error", code, message);

    public static StripeRefusal Declined(string code, JsonObject? intent = null) => new(402, "card_error", "card_declined", "Your card was declined.") { DeclineCode = code, Intent = intent };
}
