using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace WorkforceOS.Kernel.Api;

/// <summary>Turns JSON and text into the types that inputs are made of, or tells the reading what is wrong by name.</summary>
internal static class InputValue
{
    private const int MostItems = 1000;

    public static bool IsSimple(Type type) =>
        type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(Guid)
        || type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(DateTimeOffset)
        || type.IsEnum || (type.IsValueType && typeof(IId).IsAssignableFrom(type));

    /// <param name="name">With the path to it: <c>points[1].lat</c>.</param>
    public static object? FromJson(JsonElement json, InputField field, string name, Reading reading)
    {
        if (json.ValueKind is JsonValueKind.Null) return null;
        if (!field.IsList)
        {
            return json.ValueKind is JsonValueKind.Array && field.Type != typeof(JsonElement) ? reading.Refuse(Problem.ArrayGiven(name))
                : One(json, field.Type, name, field.Required || field is { IsPatch: true, Nullable: false }, reading);
        }
        if (json.ValueKind is not JsonValueKind.Array)
        {
            return reading.Grammar.ScalarIsArrayOfOne ? Items([json], field.Type, name, reading) : reading.Refuse(Problem.WrongType(name, "An array is wanted."));
        }
        return json.GetArrayLength() > MostItems ? reading.Refuse(Problem.WrongType(name, $"At most {MostItems} items.")) : Items(json.EnumerateArray(), field.Type, name, reading);
    }

    public static object? FromTexts(IReadOnlyList<string> texts, InputField field, Reading reading)
    {
        if (!field.IsList) return texts.Count > 1 ? reading.Refuse(Problem.ArrayGiven(field.Name)) : texts[0] is "" ? null : FromText(texts[0], field.Type, field.Name, reading);
        if (texts.Count > MostItems) return reading.Refuse(Problem.WrongType(field.Name, $"At most {MostItems} items."));
        var list = ListFor(field.Type);
        foreach (var text in texts)
        {
            if (FromText(text, field.Type, field.Name, reading) is var value && value == Reading.Refused) return value;
            list.Add(value);
        }
        return list;
    }

    /// <summary>From the path or the query, where all is text.</summary>
    public static object? FromText(string text, Type type, string name, Reading reading)
    {
        if (type == typeof(string)) return Text.IsStorable(text) ? text : reading.Refuse(Problem.WrongType(name));
        if (type == typeof(int)) return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : reading.Refuse(Problem.WrongType(name));
        if (type == typeof(long)) return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large) ? large : reading.Refuse(Problem.WrongType(name));
        if (type == typeof(decimal)) return WireText.Number(text) is { } number ? number : reading.Refuse(Problem.WrongType(name));
        if (type == typeof(bool)) return bool.TryParse(text, out var flag) ? flag : reading.Refuse(Problem.WrongType(name));
        return Special(text, type, name, reading);
    }

    private static object Items(IEnumerable<JsonElement> items, Type type, string name, Reading reading)
    {
        var list = ListFor(type);
        var refused = false;
        var position = 0;
        foreach (var item in items)
        {
            var path = $"{name}[{position++}]";
            var value = One(item, type, path, required: true, reading);
            if (value is null) value = reading.Refuse(Problem.WrongType(path));
            if (value is string { Length: > InputField.UsualLength }) value = reading.Refuse(Problem.WrongType(path, $"At most {InputField.UsualLength} characters each."));
            if (value == Reading.Refused) refused = true;
            else list.Add(value);
            if (!reading.GoesOn) return Reading.Refused;
        }
        return refused ? Reading.Refused : list;
    }

    private static object? One(JsonElement json, Type type, string name, bool required, Reading reading)
    {
        if (type == typeof(JsonElement)) return IsStorable(json) ? json : reading.Refuse(Problem.WrongType(name, "It has characters that cannot be stored."));
        if (typeof(IInput).IsAssignableFrom(type)) return InputShape.Of(type).FromJson(json, reading, name + ".");
        switch (json.ValueKind)
        {
            case JsonValueKind.String when type == typeof(string):
                var text = json.GetString()!;
                if (required && string.IsNullOrWhiteSpace(text)) return reading.Refuse(Problem.Missing(name));
                return Text.IsStorable(text) ? text : reading.Refuse(Problem.WrongType(name, "It has characters that cannot be stored."));
            case JsonValueKind.Number when type == typeof(int):
                return json.TryGetInt32(out var whole) ? whole : reading.Refuse(Problem.WrongType(name));
            case JsonValueKind.Number when type == typeof(long):
                return json.TryGetInt64(out var large) ? large : reading.Refuse(Problem.WrongType(name));
            case JsonValueKind.Number when type == typeof(decimal):
                return json.TryGetDecimal(out var number) ? number : reading.Refuse(Problem.WrongType(name));
            case JsonValueKind.Number when type.IsEnum:
                return Special(json.GetRawText(), type, name, reading);
            case JsonValueKind.True or JsonValueKind.False when type == typeof(bool):
                return json.GetBoolean();
            case JsonValueKind.String when type != typeof(int) && type != typeof(long) && type != typeof(decimal) && type != typeof(bool):
                return json.GetString() is "" && !required ? null : Special(json.GetString()!, type, name, reading);
            default:
                return reading.Refuse(IsId(type) ? Problem.BadId(name) : Problem.WrongType(name));
        }
    }

    private static object Special(string text, Type type, string name, Reading reading)
    {
        if (type.IsEnum) return reading.Grammar.Enums.Parse(type, text) ?? reading.Refuse(Problem.NotAnEnumValue(name, reading.Grammar.Enums.Names(type)));
        if (IsId(type)) return WireText.Id(text) is { } id ? (type == typeof(Guid) ? id : Activator.CreateInstance(type, id)!) : reading.Refuse(Problem.BadId(name));
        if (type == typeof(DateOnly)) return Day(text, reading) is { } day ? day : reading.Refuse(Problem.WrongType(name, "A day: 2026-01-31."));
        if (type == typeof(TimeOnly)) return WireText.Time(text) is { } time ? time : reading.Refuse(Problem.WrongType(name, "A time of day: 09:30."));
        if (type == typeof(DateTimeOffset)) return Instant(text, reading) is { } instant ? instant : reading.Refuse(Problem.WrongType(name, "An instant: 2026-01-31T09:30:00Z."));
        throw new InvalidOperationException($"No input can be a {type.Name}.");
    }

    private static DateOnly? Day(string text, Reading reading)
    {
        if (WireText.Day(text) is { } day) return day;
        return reading.Grammar.DaysAndInstantsMix && WireText.Instant(text, reading) is { } instant ? WallClock.DayOf(instant, reading.Zone) : null;
    }

    private static DateTimeOffset? Instant(string text, Reading reading)
    {
        if (WireText.Instant(text, reading) is { } instant) return instant;
        return reading.Grammar.DaysAndInstantsMix && WireText.Day(text) is { } day ? WallClock.DayRange(day, reading.Zone).Start : null;
    }

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
