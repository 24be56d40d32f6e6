using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host.OpenApi;

/// <summary>Schemas of answers, from what the serializer does, and of inputs, from what the checks ask. Objects stand once, under components.</summary>
internal sealed class Schemas(XmlComments comments, JsonSerializerOptions json, EnumSpelling enums)
{
    private readonly Dictionary<string, Type> names = [];

    public JsonObject Components { get; } = [];

    public JsonObject Answer(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value) return OrNull(Answer(value));
        if (Simple(type) is { } simple) return simple;
        if (type == typeof(object) || type == typeof(JsonElement) || type == typeof(JsonNode)) return new() { ["description"] = "Any value." };
        if (KeysAndValues(type) is { } values) return new() { ["type"] = "object", ["additionalProperties"] = Answer(values) };
        return Items(type) is { } item ? new() { ["type"] = "array", ["items"] = Answer(item) } : Reference(type, Properties);
    }

    /// <summary>Of data that may have no name in the code.</summary>
    public JsonObject Data(Type type) => IsUnnamed(type) ? Properties(type) : Answer(type);

    /// <summary>One that several operations use and that is no type in the code.</summary>
    public JsonObject Shared(string name, Func<JsonObject> make)
    {
        if (!Components.ContainsKey(name)) Components[name] = make();
        return DocumentParts.Ref("schemas", name);
    }

    /// <summary>What stands beside the data, to be merged into the envelope.</summary>
    public JsonObject Properties(Type type)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var property in json.GetTypeInfo(type).Properties.Where(p => p.Get is not null))
        {
            properties[property.Name] = Described(Property(property), comments.Of(type, property.Name));
            if (property.ShouldSerialize is null) required.Add(property.Name);
        }
        return Object(properties, required);
    }

    public JsonObject Input(Type type) => Reference(type, input =>
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var field in InputShape.Of(input).Fields)
        {
            properties[field.Name] = InBody(field, comments.Of(input, field.Name));
            if (field.Required) required.Add(field.Name);
        }
        return Object(properties, required);
    });

    /// <summary>What is taken where a body leaves it out is said in words: generators of types take a field with a <c>default</c> for one that is always there.</summary>
    public JsonObject InBody(InputField field, string? words = null)
    {
        var schema = Field(field);
        if (!schema.Remove("default", out var value)) return Described(schema, words);
        return Described(schema, $"{words} Left out: {value}.".TrimStart());
    }

    public JsonObject Field(InputField field)
    {
        var schema = typeof(IInput).IsAssignableFrom(field.Type) ? Input(field.Type) : Simple(field.Type) ?? [];
        if (field.Type == typeof(string)) schema["maxLength"] = field.IsList ? InputField.UsualLength : field.MostCharacters;
        if ((field.Checks.OfType<MinLengthAttribute>().FirstOrDefault()?.Length ?? field.Checks.OfType<LengthAttribute>().FirstOrDefault()?.MinimumLength) is { } least && !field.IsList) schema["minLength"] = least;
        if (field.Checks.OfType<RangeAttribute>().FirstOrDefault() is { } range && field.Type != typeof(string)) (schema["minimum"], schema["maximum"]) = (Convert.ToDecimal(range.Minimum, CultureInfo.InvariantCulture), Convert.ToDecimal(range.Maximum, CultureInfo.InvariantCulture));
        if (field.IsList) schema = new() { ["type"] = "array", ["items"] = schema };
        if (field.Default is { } value) schema["default"] = JsonSerializer.SerializeToNode(value, json);
        return field.Nullable ? OrNull(schema) : schema;
    }

    /// <summary>Also where only the path or a query carries it.</summary>
    public JsonObject? Simple(Type type)
    {
        if (type.IsEnum) return new() { ["type"] = "string", ["enum"] = new JsonArray([.. enums.Names(type).Select(n => JsonValue.Create(n))]) };
        if (type == typeof(string)) return new() { ["type"] = "string" };
        if (type == typeof(bool)) return new() { ["type"] = "boolean" };
        if (type == typeof(int) || type == typeof(long) || type == typeof(short)) return new() { ["type"] = "integer" };
        if (type == typeof(decimal) || type == typeof(double)) return new() { ["type"] = "number" };
        if (type == typeof(DateOnly)) return new() { ["type"] = "string", ["format"] = "date" };
        if (type == typeof(TimeOnly)) return new() { ["type"] = "string", ["pattern"] = @"^([01]\d|2[0-3]):[0-5]\d$", ["examples"] = new JsonArray("09:30") };
        if (type == typeof(DateTimeOffset)) return new() { ["type"] = "string", ["format"] = "date-time" };
        return type == typeof(Guid) || (type.IsValueType && typeof(IId).IsAssignableFrom(type)) ? new() { ["type"] = "string", ["format"] = "uuid" } : null;
    }

    public static JsonObject Object(JsonObject properties, JsonArray required) => new() { ["type"] = "object", ["properties"] = properties, ["required"] = required };

    private JsonObject Property(JsonPropertyInfo property)
    {
        var schema = Answer(property.PropertyType);
        // Of a type without a name the compiler does not keep what may be null.
        return property.IsGetNullable && !property.PropertyType.IsValueType && !IsUnnamed(property.DeclaringType) ? OrNull(schema) : schema;
    }

    private JsonObject Reference(Type type, Func<Type, JsonObject> make)
    {
        var name = Name(type);
        if (names.TryAdd(name, type))
        {
            // Its place is taken first, for types that contain themselves.
            Components[name] = new JsonObject();
            Components[name] = make(type);
            if (comments.Summary(type) is { } summary) Components[name]!["description"] = summary;
        }
        return new() { ["$ref"] = $"#/components/schemas/{name}" };
    }

    private static bool IsUnnamed(Type type) => type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private string Name(Type type)
    {
        var plain = Plain(type);
        return names.TryGetValue(plain, out var taken) && taken != type ? type.Namespace!.Split('.')[^1] + plain : plain;
    }

    private static string Plain(Type type)
    {
        var name = type.Name.Split('`')[0];
        if (name.EndsWith("View", StringComparison.Ordinal)) name = name[..^"View".Length];
        if (type.DeclaringType is { } outer) name = Plain(outer) + name;
        return type.IsGenericType ? name + string.Concat(type.GetGenericArguments().Select(Plain)) : name;
    }

    public static JsonObject OrNull(JsonObject schema)
    {
        if (schema["type"] is not JsonValue type) return schema.ContainsKey("$ref") ? new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) } : schema;
        schema["type"] = new JsonArray(type.GetValue<string>(), "null");
        if (schema["enum"] is JsonArray choices) choices.Add(null);
        return schema;
    }

    private static JsonObject Described(JsonObject schema, string? words)
    {
        if (words is not null) schema["description"] = words;
        return schema;
    }

    private static Type? Items(Type type) => type.IsArray ? type.GetElementType()
        : typeof(IEnumerable).IsAssignableFrom(type) ? Closed(type, typeof(IEnumerable<>))?.GetGenericArguments()[0] : null;

    private static Type? KeysAndValues(Type type) => (Closed(type, typeof(IReadOnlyDictionary<,>)) ?? Closed(type, typeof(IDictionary<,>)))?.GetGenericArguments()[1];

    private static Type? Closed(Type type, Type open) => type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == open);
}
