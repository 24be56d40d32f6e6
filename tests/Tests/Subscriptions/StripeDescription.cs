using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WorkforceOS.Tests.Subscriptions;

/// <summary>Stripe's OpenAPI description, as far as answers and parameters are judged by it: types, required, enum, anyOf, references, nullable.</summary>
internal sealed class StripeDescription(JsonNode document)
{
    public static StripeDescription Read(string path) => new(JsonNode.Parse(File.ReadAllText(path))!);

    /// <summary>The operation of a path that was called; null where there is none.</summary>
    public JsonNode? Operation(string method, string path)
    {
        var templates = document["paths"]!.AsObject().Where(p => Regex.IsMatch(path, $"^{Regex.Replace(p.Key, @"\{[^}]*\}", "[^/]+")}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        // A path in full goes before one with a place in it.
        return templates.OrderBy(p => p.Key.Count(c => c is '{')).Select(p => p.Value![method.ToLowerInvariant()]).FirstOrDefault(o => o is not null);
    }

    public JsonNode? Schema(string name) => document["components"]!["schemas"]![name];

    public static JsonNode Answer(JsonNode operation, string status) => operation["responses"]![status]!["content"]!["application/json"]!["schema"]!;

    /// <summary>Whether an operation takes a parameter like <c>items[].price</c>, or any under <c>metadata.*</c>.</summary>
    public bool Takes(JsonNode operation, string parameter)
    {
        var steps = parameter.Replace("[]", ".[]").Split('.');
        if (operation["parameters"]?.AsArray().FirstOrDefault(p => p!["in"]!.GetValue<string>() is "query" && p["name"]!.GetValue<string>() == steps[0]) is { } query) return Leads(query["schema"]!, steps[1..]);
        return operation["requestBody"]?["content"]?["application/x-www-form-urlencoded"]?["schema"] is { } body && Leads(body, steps);
    }

    private bool Leads(JsonNode schema, string[] steps)
    {
        var at = Resolved(schema);
        if (at["anyOf"] is JsonArray ways) return ways.Any(w => Leads(w!, steps));
        return steps switch
        {
            [] => true,
            ["*"] => at["properties"] is JsonObject { Count: > 0 } || at["additionalProperties"] is JsonObject,
            ["[]", .. var rest] => at["items"] is { } item && Leads(item, rest),
            [var name, .. var rest] => (at["properties"]?[name] ?? at["additionalProperties"] as JsonObject) is { } inner && Leads(inner, rest),
        };
    }

    /// <summary>Where and how a value differs from its schema; properties that the schema does not have count too.</summary>
    public List<string> Misfits(JsonNode? value, JsonNode schema, string at)
    {
        var rule = Resolved(schema);
        if (value is null) return IsTrue(schema["nullable"]) || IsTrue(rule["nullable"]) || (rule["type"] is null && rule["anyOf"] is null) ? [] : [$"{at} is null"];
        if (rule["anyOf"] is JsonArray ways)
        {
            var like = ways.Where(w => IsOfKind(value, Resolved(w!))).ToList();
            return (like.Count > 0 ? like : [.. ways]).Select(w => Misfits(value, w!, at)).MinBy(m => m.Count)!;
        }
        if (rule["type"]?.GetValue<string>() is { } type && !Is(value, type)) return [$"{at} is no {type}: {Short(value)}"];
        if (rule["enum"] is JsonArray known && !known.Any(k => JsonNode.DeepEquals(k, value))) return [$"{at} is none of its values: {Short(value)}"];
        if (rule["pattern"] is { } pattern && !Regex.IsMatch($"{value}", pattern.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1))) return [$"{at} is not like {pattern}: {Short(value)}"];
        return value switch
        {
            JsonArray list when rule["items"] is { } item => [.. list.SelectMany(v => Misfits(v, item, $"{at}[]"))],
            JsonObject whole when rule["properties"] is not null || rule["additionalProperties"] is JsonObject => OfObject(whole, rule, at),
            _ => [],
        };
    }

    private static bool IsOfKind(JsonNode value, JsonNode rule) => value is JsonObject whole
        ? rule["type"]?.GetValue<string>() is "object" && (whole["object"] is not { } kind || rule["properties"]?["object"]?["enum"]?.AsArray().Any(k => JsonNode.DeepEquals(k, kind)) is true)
        : rule["type"]?.GetValue<string>() is not "object";

    private List<string> OfObject(JsonObject value, JsonNode rule, string at)
    {
        // Whole objects are named by what they are, wherever they are.
        if (value["object"]?.ToString() is { } kind and not "list") at = kind;
        // The variant for libraries requires what may be null, too.
        var missing = (rule["required"] as JsonArray ?? []).Select(r => r!.GetValue<string>()).Where(r => !value.ContainsKey(r) && !MayBeNull(rule["properties"]?[r])).Select(r => $"{at}.{r} is missing");
        return [.. missing, .. value.SelectMany(p => (rule["properties"]?[p.Key] ?? rule["additionalProperties"] as JsonObject) is { } inner
            ? Misfits(p.Value, inner, $"{at}.{p.Key}")
            : rule["additionalProperties"] is JsonValue any && IsTrue(any) ? [] : [$"{at}.{p.Key} does not exist"])];
    }

    private bool MayBeNull(JsonNode? schema) => schema is not null && (IsTrue(schema["nullable"]) || IsTrue(Resolved(schema)["nullable"]));

    private JsonNode Resolved(JsonNode schema)
    {
        while (schema["$ref"] is { } to) schema = Schema(to.GetValue<string>().Split('/')[^1])!;
        return schema;
    }

    private static bool Is(JsonNode value, string type) => (type, value.GetValueKind()) switch
    {
        ("string", JsonValueKind.String) or ("boolean", JsonValueKind.True or JsonValueKind.False) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => long.TryParse(value.ToJsonString(), out _),
        _ => false,
    };

    private static bool IsTrue(JsonNode? value) => value?.GetValueKind() is JsonValueKind.True;

    private static string Short(JsonNode value) => value.ToJsonString() is { Length: > 60 } text ? text[..60] : value.ToJsonString();
}
