using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WorkforceOS.StripeStandIn;

/// <summary>Parameters as Stripe takes them, <c>items[0][price]=…</c>, as an object; and their names for comparison, <c>items[].price</c>.</summary>
internal static partial class FormBody
{
    public static JsonObject Read(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var root = new JsonObject();
        foreach (var (key, value) in pairs) Put(root, Steps(key), value);
        return (JsonObject)WithArrays(root);
    }

    /// <summary>Each parameter by a name in which it does not matter which of an array it is.</summary>
    public static IEnumerable<string> Names(JsonNode? node, string prefix = "")
    {
        return node switch
        {
            JsonObject many when many.Count > 0 => many.SelectMany(p => Names(p.Value, prefix is "" ? p.Key : $"{prefix}.{p.Key}")),
            JsonArray list => list.SelectMany(item => Names(item, prefix + "[]")),
            _ => [prefix],
        };
    }

    private static string[] Steps(string key) => [.. Step().Matches(key).Select(m => m.Value.Trim('[', ']'))];

    private static void Put(JsonObject into, string[] steps, string value)
    {
        foreach (var step in steps[..^1])
        {
            if (into[step] is not JsonObject next) into[step] = next = [];
            into = next;
        }
        // foo[]=a&foo[]=b counts up.
        into[steps[^1] is "" ? $"{into.Count}" : steps[^1]] = value;
    }

    private static JsonNode WithArrays(JsonObject node)
    {
        var children = node.Select(p => (p.Key, Value: p.Value is JsonObject inner ? WithArrays(inner) : p.Value!.DeepClone())).ToList();
        if (children.Count > 0 && children.TrueForAll(c => c.Key.All(char.IsAsciiDigit))) return new JsonArray([.. children.OrderBy(c => int.Parse(c.Key, CultureInfo.InvariantCulture)).Select(c => c.Value)]);
        return new JsonObject(children.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value)));
    }

    [GeneratedRegex(@"^[^\[]+|\[[^\]]*\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();
}
