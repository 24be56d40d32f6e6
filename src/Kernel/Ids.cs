using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkforceOS.Kernel;

/// <summary>An id: a UUID that sorts by the time it was made, with a type of its own for each kind of thing.</summary>
public interface IId
{
    Guid Value { get; }
}

/// <inheritdoc cref="IId"/>
public interface IId<TSelf> : IId where TSelf : struct, IId<TSelf>
{
    static abstract TSelf Of(Guid value);
}

public readonly record struct CompanyId(Guid Value) : IId<CompanyId>
{
    /// <summary>The platform itself: where saas users live.</summary>
    public static readonly CompanyId Root = new(new Guid("00000000-0000-7000-8000-000000000001"));

    public static CompanyId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public readonly record struct UserId(Guid Value) : IId<UserId>
{
    public static UserId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public readonly record struct SessionId(Guid Value) : IId<SessionId>
{
    public static SessionId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>
/// Makes ids: UUID version 7 (RFC 9562), 48 bits of milliseconds, a 12-bit counter so that ids of one host sort in the order
/// they were made, and 62 random bits. The time comes from the clock in use, so that ids sort as things happened, in tests too.
/// </summary>
public static class NewId
{
    private static readonly ConditionalWeakTable<TimeProvider, Tick> LastOf = [];

    public static Guid At(TimeProvider clock)
    {
        var tick = Next(clock);
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes, tick << 4);
        // The counter's twelve bits move one nibble on, to leave room for the version.
        bytes[7] = (byte)tick;
        bytes[6] = (byte)(0x70 | ((tick >> 8) & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    public static TId At<TId>(TimeProvider clock) where TId : struct, IId<TId> => TId.Of(At(clock));

    private static long Next(TimeProvider clock)
    {
        const long second = 1000L << 12;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds() << 12;
        var last = LastOf.GetOrCreateValue(clock);
        lock (last)
        {
            // A clock that was set back by more than a second is believed.
            return last.Value = now > last.Value || last.Value - now > second ? now : last.Value + 1;
        }
    }

    private sealed class Tick
    {
        public long Value;
    }
}

/// <summary>Ids are plain UUID strings on the wire.</summary>
public sealed class IdJson : JsonConverterFactory
{
    public override bool CanConvert(Type type) => type.IsValueType && typeof(IId).IsAssignableFrom(type);

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(type))!;

    private sealed class Converter<TId> : JsonConverter<TId> where TId : struct, IId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => TId.Of(reader.GetGuid());
        public override void Write(Utf8JsonWriter writer, TId id, JsonSerializerOptions options) => writer.WriteStringValue(id.Value);
        public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => TId.Of(Guid.Parse(reader.GetString()!));
        public override void WriteAsPropertyName(Utf8JsonWriter writer, TId id, JsonSerializerOptions options) => writer.WritePropertyName(id.Value.ToString());
    }
}
