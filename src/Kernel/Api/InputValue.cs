using System.Collections;
using System.Globalization;
using System.Text.Json;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Kernel.Api;

/// <summary>Turns JSON and text into the types that inputs are made of, or says what is wrong by name.</summary>
internal static class InputValue
{
    private const int MostItems = 1000;

    public static bool IsSimple(Type type) =>
        type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(decimal) || type == typeof(Guid)
        || type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(DateTimeOffset)
        || type.IsEnum || (type.IsValueType && typeof(IId).IsAssignableFrom(type));

    public static (object? Value, Problem? Problem) FromJson(JsonElement json, InputField field, string name)
    {
        if (json.ValueKind is JsonValueKind.Null) return (null, null);
        if (!field.IsList) return json.ValueKind is JsonValueKind.Array && field.Type != typeof(JsonElement) ? (null, Problem.ArrayGiven(name)) : One(json, field.Type, name, field.Required || field is { IsPatch: true, Nullable: false });
        if (json.ValueKind is not JsonValueKind.Array) return (null, Problem.WrongType(name, "An array is wanted."));
        if (json.GetArrayLength() > MostItems) return (null, Problem.WrongType(name, $"At most {MostItems} items."));

        var list = ListFor(field.Type);
        foreach (var item in json.EnumerateArray())
        {
            var (value, problem) = One(item, field.Type, name, required: true);
            if (problem is not null || value is null) return (null, problem ?? Problem.WrongType(name));
            if (value is string { Length: > InputField.UsualLength }) return (null, Problem.WrongType(name, $"At most {InputField.UsualLength} characters each."));
            list.Add(value);
        }
        return (list, null);
    }

    public static (object? Value, Problem? Problem) FromTexts(IReadOnlyList<string> texts, InputField field)
    {
        if (!field.IsList) return texts.Count > 1 ? (null, Problem.ArrayGiven(field.Name)) : texts[0] is "" ? (null, null) : FromText(texts[0], field.Type, field.Name);
        var list = ListFor(field.Type);
        foreach (var text in texts)
        {
            var (value, problem) = FromText(text, field.Type, field.Name);
            if (problem is not null) return (null, problem);
            list.Add(value);
        }
        return (list, null);
    }

    /// <summary>From the path or the query, where all is text.</summary>
    public static (object? Value, Problem? Problem) FromText(string text, Type type, string name)
    {
        if (type == typeof(string)) return Text.IsStorable(text) ? (text, null) : (null, Problem.WrongType(name));
        if (type == typeof(int)) return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? (whole, null) : (null, Problem.WrongType(name));
        if (type == typeof(decimal)) return WireText.Number(text) is { } number ? (number, null) : (null, Problem.WrongType(name));
        if (type == typeof(bool)) return bool.TryParse(text, out var flag) ? (flag, null) : (null, Problem.WrongType(name));
        return Special(text, type, name);
    }

    private static (object? Value, Problem? Problem) One(JsonElement json, Type type, string name, bool required)
    {
        if (type == typeof(JsonElement)) return IsStorable(json) ? (json, null) : (null, Problem.WrongType(name, "It has characters that cannot be stored."));
        if (typeof(IInput).IsAssignableFrom(type)) return InputShape.Of(type).FromJson(json, name + ".");
        switch (json.ValueKind)
        {
            case JsonValueKind.String when type == typeof(string):
                var text = json.GetString()!;
                if (required && string.IsNullOrWhiteSpace(text)) return (null, Problem.Missing(name));
                return Text.IsStorable(text) ? (text, null) : (null, Problem.WrongType(name, "It has characters that cannot be stored."));
            case JsonValueKind.Number when type == typeof(int):
                return json.TryGetInt32(out var whole) ? (whole, null) : (null, Problem.WrongType(name));
            case JsonValueKind.Number when type == typeof(decimal):
                return json.TryGetDecimal(out var number) ? (number, null) : (null, Problem.WrongType(name));
            case JsonValueKind.Number when type.IsEnum:
                return Special(json.GetRawText(), type, name);
            case JsonValueKind.True or JsonValueKind.False when type == typeof(bool):
                return (json.GetBoolean(), null);
            case JsonValueKind.String when type != typeof(int) && type != typeof(decimal) && type != typeof(bool):
                return json.GetString() is "" && !required ? (null, null) : Special(json.GetString()!, type, name);
            default:
                return (null, IsId(type) ? Problem.BadId(name) : Problem.WrongType(name));
        }
    }

    private static (object? Value, Problem? Problem) Special(string text, Type type, string name)
    {
        if (type.IsEnum) return Choices.Parse(type, text) is { } choice ? (choice, null) : (null, Problem.NotAnEnumValue(name, Enum.GetNames(type).Select(Text.Camel)));
        if (IsId(type)) return WireText.Id(text) is { } id ? (type == typeof(Guid) ? id : Activator.CreateInstance(type, id), null) : (null, Problem.BadId(name));
        if (type == typeof(DateOnly)) return Day(text) is { } day ? (day, null) : (null, Problem.WrongType(name, "A day: 2026-01-31."));
        if (type == typeof(TimeOnly)) return WireText.Time(text) is { } time ? (time, null) : (null, Problem.WrongType(name, "A time of day: 09:30."));
        if (type == typeof(DateTimeOffset)) return (WireText.Instant(text) ?? StartOf(WireText.Day(text))) is { } instant ? (instant, null) : (null, Problem.WrongType(name, "An instant: 2026-01-31T09:30:00Z."));
        throw new InvalidOperationException($"No input can be a {type.Name}.");
    }

    /// <summary>A day, or the day of an instant as it is written.</summary>
    private static DateOnly? Day(string text) => WireText.Day(WireText.Instant(text) is null ? text : text[..10]);

    private static DateTimeOffset? StartOf(DateOnly? day) => day is { } given ? new(given, TimeOnly.MinValue, TimeSpan.Zero) : null;

    private static bool IsStorable(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Text.IsStorable(json.GetString()!),
        JsonValueKind.Array => json.EnumerateArray().All(IsStorable),
        JsonValueKind.Object => json.EnumerateObject().All(p => Text.IsStorable(p.Name) && IsStorable(p.Value)),
        _ => true,
    };

    private static bool IsId(Type type) => type == typeof(Guid) || (type.IsValueType && typeof(IId).IsAssignableFrom(type));

    private static IList ListFor(Type item) => (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
}
