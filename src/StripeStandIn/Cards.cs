using System.Text.Json.Nodes;

namespace WorkforceOS.StripeStandIn;

/// <summary>Stripe's test cards, by their names, and what happens with them.</summary>
internal static class Cards
{
    private static readonly Dictionary<string, (string Brand, string Last4, string Behaves)> Known = new()
    {
        ["pm_card_visa"] = ("visa", "4242", "pays"),
        ["pm_card_mastercard"] = ("mastercard", "4444", "pays"),
        ["pm_card_chargeDeclined"] = ("visa", "0002", "attachDeclined"),
        ["pm_card_chargeCustomerFail"] = ("visa", "0341", "declined"),
        ["pm_card_authenticationRequired"] = ("visa", "3184", "asks"),
    };

    public static bool IsName(string id) => id.StartsWith("pm_card_", StringComparison.Ordinal);

    public static JsonObject Made(string name)
    {
        if (!Known.TryGetValue(name, out var card)) throw StripeRefusal.Missing("PaymentMethod", name);
        return new()
        {
            ["type"] = "card", ["customer"] = null, ["behaves"] = card.Behaves,
            ["billing_details"] = new JsonObject { ["name"] = "Jenny Rosen", ["address"] = new JsonObject { ["postal_code"] = "94107" } },
            ["card"] = new JsonObject
            {
                ["brand"] = card.Brand, ["last4"] = card.Last4, ["funding"] = "credit", ["exp_month"] = 12, ["exp_year"] = 2034, ["fingerprint"] = $"print{card.Last4}",
                ["checks"] = new JsonObject { ["cvc_check"] = "pass", ["address_line1_check"] = null, ["address_postal_code_check"] = "pass" },
            },
        };
    }
}
