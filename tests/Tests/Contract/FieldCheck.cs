using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Contract;

/// <summary>Holds the schema of a body or an answer against the fields that the contract names.</summary>
internal sealed class FieldCheck(StaffingContract contract, ServedDocument document, bool isInput)
{
    /// <param name="optional">Fields that need not be given here, though they must elsewhere.</param>
    /// <param name="beside">What every such object has.</param>
    public IEnumerable<string> OfObject(IReadOnlyList<JsonElement> fields, JsonElement schema, string at, IReadOnlyCollection<string> optional, IReadOnlyCollection<string> beside)
    {
        var (properties, required) = (Properties(schema), Parts(schema).SelectMany(p => Array(p, "required")).Select(r => r.GetString()!).ToHashSet());
        // A field that several fragments bring is one.
        var wanted = fields.DistinctBy(f => f.Str("name")).ToDictionary(f => f.Str("name")!);
        foreach (var difference in StaffingContract.Names(at, wanted.Keys, properties.Keys.Except(beside))) yield return difference;
        foreach (var (name, field) in wanted.Where(w => properties.ContainsKey(w.Key)))
        {
            var isRequired = isInput ? StaffingContract.IsTrue(field, "required") && !optional.Contains(name) : true;
            if (required.Contains(name) != isRequired) yield return isRequired ? $"{at}.{name} may be left out" : $"{at}.{name} is required";
            foreach (var difference in OfType(field, properties[name], $"{at}.{name}")) yield return difference;
        }
    }

    public IEnumerable<string> OfType(JsonElement field, JsonElement schema, string at)
    {
        var (plain, mayBeNull) = WithoutNull(schema);
        if (!isInput && mayBeNull && !StaffingContract.IsTrue(field, "nullable") && field.Str("type") is not "any") yield return $"{at} may be null";
        if (StaffingContract.IsTrue(field, "list"))
        {
            if (!plain.TryGetProperty("items", out var items)) yield return $"{at} is no array";
            else foreach (var difference in OfOne(field, WithoutNull(items).Schema, $"{at}[]")) yield return difference;
            yield break;
        }
        foreach (var difference in OfOne(field, plain, at)) yield return difference;
    }

    public Dictionary<string, JsonElement> Properties(JsonElement schema) =>
        Parts(schema).Where(p => p.TryGetProperty("properties", out _)).SelectMany(p => p.GetProperty("properties").EnumerateObject()).DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.Value);

    private IEnumerable<string> OfOne(JsonElement field, JsonElement schema, string at)
    {
        var type = field.Str("type")!;
        if (type is not "any" && !IsOf(type, schema)) yield return $"{at} is {schema.GetRawText()}, not {type}";
        if (contract.Inside(field) is { } inside) foreach (var difference in OfObject(inside, schema, at, [], [])) yield return difference;
        if (field.TryGetProperty("enum", out var values))
        {
            var (wanted, given) = (values.EnumerateArray().Select(v => v.GetString()!).ToList(), Array(schema, "enum").Where(v => v.ValueKind is JsonValueKind.String).Select(v => v.GetString()!).ToList());
            // An answer may be one of more states elsewhere.
            if (wanted.Except(given).Any() || (isInput && given.Except(wanted).Any())) yield return $"{at} is one of {string.Join('|', given)}, not of {string.Join('|', wanted)}";
        }
        var (least, most) = type is "string" ? ("minLength", "maxLength") : ("minimum", "maximum");
        foreach (var (limit, name) in new[] { ("min", least), ("max", most) })
        {
            if (isInput && field.TryGetProperty(limit, out var wanted) && (!schema.TryGetProperty(name, out var given) || given.GetDecimal() != wanted.GetDecimal())) yield return $"{at} has another {name} than {wanted}";
        }
    }

    private bool IsOf(string type, JsonElement schema)
    {
        var (named, format) = (Parts(schema).Select(p => p.TryGetProperty("type", out var t) && t.ValueKind is JsonValueKind.String ? t.GetString() : null).FirstOrDefault(t => t is not null), schema.TryGetProperty("format", out var f) ? f.GetString() : null);
        return type switch
        {
            "uuid" => format is "uuid",
            "instant" => format is "date-time",
            "date" => format is "date",
            "time" => named is "string" && schema.TryGetProperty("pattern", out _),
            "string" or "enum" => named is "string",
            "integer" or "boolean" => named == type,
            "decimal" => named is "number",
            "object" => named is "object" || !schema.EnumerateObject().Any(p => p.Name is not "description"),
            _ => false,
        };
    }

    private (JsonElement Schema, bool MayBeNull) WithoutNull(JsonElement schema)
    {
        if (schema.TryGetProperty("anyOf", out var any) && any.EnumerateArray().Any(IsNull)) return (document.Check.Resolve(any.EnumerateArray().First(s => !IsNull(s))), true);
        if (schema.TryGetProperty("type", out var types) && types.ValueKind is JsonValueKind.Array)
        {
            // The same, of one type only.
            var one = schema.EnumerateObject().ToDictionary(p => p.Name, p => p.Name is "type" ? JsonSerializer.SerializeToElement(types[0].GetString()) : p.Value);
            return (JsonSerializer.SerializeToElement(one), true);
        }
        return (document.Check.Resolve(schema), false);
    }

    private static bool IsNull(JsonElement schema) => schema.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && type.GetString() is "null";

    private IEnumerable<JsonElement> Parts(JsonElement schema)
    {
        schema = document.Check.Resolve(schema);
        yield return schema;
        foreach (var part in Array(schema, "allOf").SelectMany(Parts)) yield return part;
    }

    private static IEnumerable<JsonElement> Array(JsonElement schema, string name) => schema.TryGetProperty(name, out var all) && all.ValueKind is JsonValueKind.Array ? all.EnumerateArray() : [];
}
