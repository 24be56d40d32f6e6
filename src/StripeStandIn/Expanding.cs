using System.Text.Json.Nodes;

namespace WorkforceOS.StripeStandIn;

/// <summary>Puts whole objects where the caller asked for more than their ids.</summary>
internal static class Expanding
{
    public static JsonObject Of(JsonObject answer, IEnumerable<string> paths, Books books)
    {
        var whole = (JsonObject)answer.DeepClone();
        foreach (var path in paths) Expand(whole, path.Split('.'), books);
        return Shapes.Sent(whole);
    }

    private static void Expand(JsonNode? node, string[] path, Books books)
    {
        if (path.Length == 0) return;
        if (node is JsonArray list)
        {
            foreach (var item in list) Expand(item, path, books);
            return;
        }
        if (node is not JsonObject at) return;
        if (path[0] is "payments" && at["object"]?.GetValue<string>() is "invoice") at["payments"] = books.PaymentsOf(at["id"]!.GetValue<string>());
        if (path[0] is "tax_ids" && at["object"]?.GetValue<string>() is "customer") at["tax_ids"] = books.TaxIdList(at["id"]!.GetValue<string>());
        if (at[path[0]] is JsonValue value && value.TryGetValue<string>(out var id) && books.Find(id) is { } whole) at[path[0]] = whole.DeepClone();
        Expand(at[path[0]], path[1..], books);
    }
}
