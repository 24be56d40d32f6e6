using System.Globalization;
using System.Text.Json;

namespace WorkforceOS.LiveWalk;

/// <summary>What a host answered.</summary>
/// <param name="Date">What the host's clock showed.</param>
internal sealed record Answer(int Status, string Text, DateTimeOffset Date)
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    public JsonElement Body { get; } = Parsed(Text);

    /// <summary>Of a refusal, by whichever surface.</summary>
    public string? Code => Body.Find("code") is { ValueKind: JsonValueKind.String } code ? code.GetString() : Body.Find("errCode")?.ToString();

    /// <summary>For people: what came, in one line.</summary>
    public string Shown => $"{Status}{(Code is { } code ? $" {code}" : "")}: {(Text.Length > 600 ? Text[..600] + "…" : Text).ReplaceLineEndings(" ")}";

    private static JsonElement Parsed(string text)
    {
        try
        {
            return text.Length > 0 && text[0] is '{' or '[' ? JsonDocument.Parse(text).RootElement : Nothing;
        }
        catch (JsonException)
        {
            return Nothing;
        }
    }
}

/// <summary>Something was not as the walk expects it.</summary>
internal sealed class UnexpectedException(string expected, string got) : Exception($"expected {expected}, got {got}");

/// <summary>Looks into answers. A path is names and positions with dots: <c>business.hubIds.0</c>.</summary>
internal static class Looking
{
    public static JsonElement? Find(this JsonElement element, string path)
    {
        foreach (var part in path.Split('.'))
        {
            if (element.ValueKind is JsonValueKind.Array && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < element.GetArrayLength()) element = element[at];
            else if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(part, out element)) return null;
        }
        return element;
    }

    public static JsonElement At(this JsonElement element, string path) => element.Find(path) ?? throw new UnexpectedException($"a field {path}", Short(element));

    public static string Str(this JsonElement element, string path) =>
        element.At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw new UnexpectedException($"{path} to be a text", Short(element.At(path)));

    public static decimal Number(this JsonElement element, string path) =>
        element.At(path) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : throw new UnexpectedException($"{path} to be a number", Short(element.At(path)));

    public static DateTimeOffset Instant(this JsonElement element, string path) =>
        DateTimeOffset.TryParse(element.Str(path), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : throw new UnexpectedException($"{path} to be an instant", element.Str(path));

    public static IReadOnlyList<JsonElement> List(this JsonElement element, string path = "items") =>
        element.At(path) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : throw new UnexpectedException($"{path} to be a list", Short(element.At(path)));

    /// <summary>The one of a list whose field is this.</summary>
    public static JsonElement One(this JsonElement element, string field, string value, string list = "items")
    {
        foreach (var item in element.List(list))
        {
            if (item.Find(field)?.ToString() == value) return item;
        }
        throw new UnexpectedException($"one of {list} with {field} {value}", Short(element));
    }

    public static bool Has(this JsonElement element, string field, string value, string list = "items") => element.List(list).Any(item => item.Find(field)?.ToString() == value);

    /// <summary>The field is this; numbers are equal by their value.</summary>
    public static JsonElement Is(this JsonElement element, string path, object? expected)
    {
        var found = element.At(path);
        var same = expected switch
        {
            null => found.ValueKind is JsonValueKind.Null,
            bool truth => found.ValueKind == (truth ? JsonValueKind.True : JsonValueKind.False),
            string text => found.ValueKind is JsonValueKind.String && found.GetString() == text,
            DateTimeOffset instant => element.Instant(path) == instant,
            _ => found.ValueKind is JsonValueKind.Number && found.GetDecimal() == Convert.ToDecimal(expected, CultureInfo.InvariantCulture),
        };
        return same ? element : throw new UnexpectedException(string.Create(CultureInfo.InvariantCulture, $"{path} to be {expected ?? "null"}"), Short(found));
    }

    /// <summary>One of these.</summary>
    public static JsonElement IsAmong(this JsonElement element, string path, params string[] expected) =>
        expected.Contains(element.At(path).ToString()) ? element : throw new UnexpectedException($"{path} to be one of {string.Join(", ", expected)}", Short(element.At(path)));

    /// <summary>Says what was expected where it is not so.</summary>
    public static void Expect(bool isSo, string expected, object? got)
    {
        if (!isSo) throw new UnexpectedException(expected, string.Create(CultureInfo.InvariantCulture, $"{got ?? "nothing"}"));
    }

    /// <summary>What there is to say where nothing was unexpected.</summary>
    public static string Looked(Action look, string seen)
    {
        look();
        return seen;
    }

    private static string Short(JsonElement element) => element.ToString() is { Length: > 300 } text ? text[..300] + "…" : element.ToString();
}
