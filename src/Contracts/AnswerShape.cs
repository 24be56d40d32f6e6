using System.Text.Json;

namespace WorkforceOS.Contracts.Models;

/// <summary>
/// The part of JSON Schema that models can be held to: type, enum, const, properties, required, additionalProperties, items, anyOf, and the limits of numbers, texts and arrays.
/// What else there is (references, patterns) could be made to run without end, and is refused; annotations are passed over.
/// </summary>
public static class AnswerShape
{
    /// <summary>Characters of a shape.</summary>
    public const int Longest = 16_384;

    private const int Deepest = 20;
    private static readonly string[] Annotations = ["title", "description", "default", "examples", "$schema", "$id", "$comment", "format"];
    private static readonly string[] Types = ["object", "array", "string", "number", "integer", "boolean", "null"];

    /// <returns>What of it cannot be asked for; null where all can.</returns>
    public static string? Wrong(JsonElement shape) => shape.GetRawText().Length > Longest ? $"At most {Longest} characters." : Wrong(shape, 0);

    /// <summary>Whether a value is of the shape.</summary>
    public static bool Fits(JsonElement value, JsonElement shape)
    {
        if (shape.ValueKind is JsonValueKind.True) return true;
        if (shape.ValueKind is JsonValueKind.False) return false;
        return shape.EnumerateObject().All(rule => rule.Name switch
        {
            "type" => rule.Value.ValueKind is JsonValueKind.Array ? rule.Value.EnumerateArray().Any(t => IsOf(value, t.GetString()!)) : IsOf(value, rule.Value.GetString()!),
            "enum" => rule.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
            "const" => JsonElement.DeepEquals(rule.Value, value),
            "anyOf" => rule.Value.EnumerateArray().Any(one => Fits(value, one)),
            "required" => value.ValueKind is not JsonValueKind.Object || rule.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
            "properties" => value.ValueKind is not JsonValueKind.Object || rule.Value.EnumerateObject().All(p => !value.TryGetProperty(p.Name, out var own) || Fits(own, p.Value)),
            "additionalProperties" => value.ValueKind is not JsonValueKind.Object || value.EnumerateObject().All(p => IsNamed(shape, p.Name) || Fits(p.Value, rule.Value)),
            "items" => value.ValueKind is not JsonValueKind.Array || value.EnumerateArray().All(item => Fits(item, rule.Value)),
            "minItems" => value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() >= rule.Value.GetDecimal(),
            "maxItems" => value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() <= rule.Value.GetDecimal(),
            "minLength" => value.ValueKind is not JsonValueKind.String || value.GetString()!.Length >= rule.Value.GetDecimal(),
            "maxLength" => value.ValueKind is not JsonValueKind.String || value.GetString()!.Length <= rule.Value.GetDecimal(),
            "minimum" => value.ValueKind is not JsonValueKind.Number || value.GetDouble() >= rule.Value.GetDouble(),
            "maximum" => value.ValueKind is not JsonValueKind.Number || value.GetDouble() <= rule.Value.GetDouble(),
            _ => true,
        });
    }

    private static string? Wrong(JsonElement shape, int depth)
    {
        if (shape.ValueKind is JsonValueKind.True or JsonValueKind.False && depth > 0) return null;
        if (shape.ValueKind is not JsonValueKind.Object) return "A schema is an object.";
        if (depth > Deepest) return $"At most {Deepest} schemas within each other.";
        foreach (var rule in shape.EnumerateObject())
        {
            var (name, value) = (rule.Name, rule.Value);
            var wrong = name switch
            {
                "type" => AreTypes(value) ? null : "type is one of " + string.Join(", ", Types) + ", or several of them.",
                "enum" => value.ValueKind is JsonValueKind.Array && value.GetArrayLength() > 0 ? null : "enum is an array of values.",
                "const" => null,
                "required" => value.ValueKind is JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind is JsonValueKind.String) ? null : "required is an array of names.",
                "properties" => value.ValueKind is not JsonValueKind.Object ? "properties is an object." : value.EnumerateObject().Select(p => Wrong(p.Value, depth + 1)).FirstOrDefault(w => w is not null),
                "anyOf" => value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() is 0 or > 10 ? "anyOf is an array of at most 10 schemas." : value.EnumerateArray().Select(s => Wrong(s, depth + 1)).FirstOrDefault(w => w is not null),
                "items" or "additionalProperties" => Wrong(value, depth + 1),
                "minItems" or "maxItems" or "minLength" or "maxLength" => value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out _) ? null : $"{name} is a number.",
                "minimum" or "maximum" => value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out _) ? null : $"{name} is a number.",
                _ => Annotations.Contains(name) ? null : $"{name} cannot be asked for.",
            };
            if (wrong is not null) return wrong;
        }
        return null;
    }

    private static bool AreTypes(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Types.Contains(value.GetString()),
        JsonValueKind.Array => value.GetArrayLength() > 0 && value.EnumerateArray().All(t => t.ValueKind is JsonValueKind.String && Types.Contains(t.GetString())),
        _ => false,
    };

    private static bool IsNamed(JsonElement shape, string name) => shape.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _);

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind is JsonValueKind.Object,
        "array" => value.ValueKind is JsonValueKind.Array,
        "string" => value.ValueKind is JsonValueKind.String,
        "number" => value.ValueKind is JsonValueKind.Number,
        "integer" => value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out var number) && number == decimal.Truncate(number),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => value.ValueKind is JsonValueKind.Null,
    };
}
