using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace WorkforceOS.Kernel;

/// <summary>The JSON that all surfaces share: camelCase, enums as strings, instants in UTC with milliseconds, ids as UUIDs.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Plain = New();

    /// <param name="enums">How enum values are spelled; camelCase where nothing is said.</param>
    public static JsonSerializerOptions New(JsonNamingPolicy? enums = null) => new(JsonSerializerDefaults.Web)
    {
        // Asked for types before anything was written, options without one know none.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new IdJson(), new JsonStringEnumConverter(enums ?? JsonNamingPolicy.CamelCase), new InstantJson(), new TimeJson() },
    };

    private sealed class InstantJson : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset instant, JsonSerializerOptions options) =>
            Json.Write(writer, instant.UtcDateTime, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
    }

    private sealed class TimeJson : JsonConverter<TimeOnly>
    {
        public override TimeOnly Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => TimeOnly.Parse(reader.GetString()!, CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, TimeOnly time, JsonSerializerOptions options) =>
            Json.Write(writer, time, "HH:mm");
    }

    /// <summary>Without a string in between: a page of a list has thousands of them.</summary>
    private static void Write<T>(Utf8JsonWriter writer, T value, string format) where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[32];
        if (!value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture)) throw new FormatException($"{value} is longer than {format}.");
        writer.WriteStringValue(text[..length]);
    }
}
