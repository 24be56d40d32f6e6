using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkforceOS.Kernel;

/// <summary>The JSON that all surfaces share: camelCase, enums as camelCase strings, instants in UTC with milliseconds, ids as UUIDs.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Plain = New();

    public static JsonSerializerOptions New() => new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new IdJson(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new InstantJson(), new TimeJson() },
    };

    private sealed class InstantJson : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset instant, JsonSerializerOptions options) =>
            writer.WriteStringValue(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
    }

    private sealed class TimeJson : JsonConverter<TimeOnly>
    {
        public override TimeOnly Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => TimeOnly.Parse(reader.GetString()!, CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, TimeOnly time, JsonSerializerOptions options) =>
            writer.WriteStringValue(time.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}
