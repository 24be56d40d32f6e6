using System.Text.Json;
using System.Text.RegularExpressions;

namespace WorkforceOS.Tests.Contract;

/// <summary>Holds JSON against the part of JSON Schema that our document uses; what it does not know it refuses, and a property that no schema names is wrong.</summary>
internal sealed class SchemaCheck(JsonElement document)
{
    private static readonly HashSet<string> Known =
        ["$ref", "allOf", "anyOf", "type", "properties", "required", "items", "additionalProperties", "enum", "const", "format", "pattern", "description", "default", "examples", "minimum", "maximum", "minLength", "maxLength"];

    /// <returns>What is wrong, by path; nothing when all is well.</returns>
    public IEnumerable<string> Wrong(JsonElement schema, JsonElement value, string at = "$")
    {
        schema = Resolve(schema);
        foreach (var unknown in schema.EnumerateObject().Select(p => p.Name).Where(n => !Known.Contains(n))) yield return $"{at}: the schema says '{unknown}', which is not understood here";
        if (schema.TryGetProperty("anyOf", out var any))
        {
            if (!any.EnumerateArray().Any(one => !Wrong(one, value, at).Any())) yield return $"{at}: {Short(value)} fits none of {Short(any)}";
            yield break;
        }
        foreach (var wrong in WrongItself(schema, value, at)) yield return wrong;
        if (value.ValueKind is JsonValueKind.Object) foreach (var wrong in WrongProperties(schema, value, at)) yield return wrong;
        if (value.ValueKind is not JsonValueKind.Array || !schema.TryGetProperty("items", out var items)) yield break;
        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            foreach (var wrong in Wrong(items, item, $"{at}[{i}]")) yield return wrong;
            i++;
        }
    }

    public JsonElement Resolve(JsonElement schema)
    {
        if (!schema.TryGetProperty("$ref", out var reference)) return schema;
        return reference.GetString()![2..].Split('/').Aggregate(document, (place, key) => place.GetProperty(key));
    }

    private static IEnumerable<string> WrongItself(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(t => Is(t, value))) yield return $"{at}: {Short(value)} is no {Short(type)}";
        if (schema.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(c => JsonElement.DeepEquals(c, value))) yield return $"{at}: {Short(value)} is none of {Short(choices)}";
        if (schema.TryGetProperty("const", out var constant) && !JsonElement.DeepEquals(constant, value)) yield return $"{at}: {Short(value)} is not {Short(constant)}";
        if (value.ValueKind is not JsonValueKind.String) yield break;
        var text = value.GetString()!;
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!)) yield return $"{at}: {text} does not match {pattern}";
        if (schema.TryGetProperty("format", out var format) && !HasFormat(format.GetString()!, text)) yield return $"{at}: {text} is no {format}";
    }

    private IEnumerable<string> WrongProperties(JsonElement schema, JsonElement value, string at)
    {
        var parts = Parts(schema).ToList();
        var properties = parts.Where(p => p.TryGetProperty("properties", out _)).SelectMany(p => p.GetProperty("properties").EnumerateObject()).ToLookup(p => p.Name, p => p.Value);
        foreach (var name in parts.Where(p => p.TryGetProperty("required", out _)).SelectMany(p => p.GetProperty("required").EnumerateArray()).Select(r => r.GetString()!))
        {
            if (!value.TryGetProperty(name, out _)) yield return $"{at}: {name} is missing";
        }
        var others = parts.Select(p => p.TryGetProperty("additionalProperties", out var more) ? more : (JsonElement?)null).FirstOrDefault(m => m is not null);
        foreach (var given in value.EnumerateObject())
        {
            if (properties.Contains(given.Name))
            {
                // Where parts of a whole speak of the same property, it fits all of them.
                foreach (var wrong in properties[given.Name].SelectMany(property => Wrong(property, given.Value, $"{at}.{given.Name}"))) yield return wrong;
            }
            else if (others is { } additional)
            {
                foreach (var wrong in Wrong(additional, given.Value, $"{at}.{given.Name}")) yield return wrong;
            }
            else if (properties.Count > 0)
            {
                yield return $"{at}: {given.Name} is not in the schema";
            }
        }
    }

    private IEnumerable<JsonElement> Parts(JsonElement schema)
    {
        yield return schema;
        if (!schema.TryGetProperty("allOf", out var all)) yield break;
        foreach (var part in all.EnumerateArray().SelectMany(p => Parts(Resolve(p)))) yield return part;
    }

    private static IEnumerable<string> Types(JsonElement type) => type.ValueKind is JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    private static bool Is(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind is JsonValueKind.Null,
        "object" => value.ValueKind is JsonValueKind.Object,
        "array" => value.ValueKind is JsonValueKind.Array,
        "string" => value.ValueKind is JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind is JsonValueKind.Number,
        _ => false,
    };

    private static bool HasFormat(string format, string text) => format switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
        "date-time" => Regex.IsMatch(text, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"),
        "binary" => true,
        _ => false,
    };

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 120 } text ? text[..120] + "…" : value.GetRawText();
}
