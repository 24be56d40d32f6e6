using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using WorkforceOS.Notifications.Devices;

namespace WorkforceOS.Notifications.Pushing;

/// <summary>What a device gets. No more than may stand on a screen that anybody sees.</summary>
/// <param name="Id">The notification's.</param>
/// <param name="Body">At most 200 characters.</param>
/// <param name="Url">Where in the web app it leads.</param>
internal sealed record PushPayload(Guid Id, string Kind, string Title, string Body, string? AboutObject, Guid? AboutId, string? Url, int? UnreadCount)
{
    /// <summary>Of a notice of the marketplace, as its contract spells it; null of a notification.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <summary>Of a notice, the ids of what it is about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, Guid>? Data { get; init; }

    /// <summary>Of a notice, where in its app it leads.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DeepLink { get; init; }

    private const int LongestText = 200;

    /// <summary>Encrypted and with what push services add, it must not be more than 4096.</summary>
    private const int MostBytes = 3000;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Write()
    {
        var cut = this with { Title = Cut(Title, LongestText), Body = Cut(Body, LongestText) };
        var text = JsonSerializer.Serialize(cut, Format);
        // Escapes and scripts of several bytes a letter may still be too much.
        for (var most = LongestText / 2; System.Text.Encoding.UTF8.GetByteCount(text) > MostBytes && most > 0; most /= 2) text = JsonSerializer.Serialize(cut with { Title = Cut(Title, most), Body = Cut(Body, most) }, Format);
        return text;
    }

    public static PushPayload Read(string json) => JsonSerializer.Deserialize<PushPayload>(json, Format)!;

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";
}

/// <summary>A push of the queue that somebody has leased.</summary>
/// <param name="Token">Sealed.</param>
/// <param name="Topic">A later one of the same takes the place of one that the device has not seen.</param>
/// <param name="Attempt">This one included.</param>
internal sealed record OutgoingPush(Guid Company, Guid Id, Guid Device, PushProvider Provider, byte[] Token, PushPayload Payload, string Topic, bool IsUrgent, DateTimeOffset GoodUntil, int Attempt);

internal enum PushOutcome
{
    Sent,

    /// <summary>It may go another time.</summary>
    Retry,

    /// <summary>The device is not there any more.</summary>
    Gone,

    /// <summary>It will never go; the device stays.</summary>
    Dead,
}

/// <summary>What became of one attempt.</summary>
/// <param name="RetryAfter">As the service asked.</param>
internal sealed record PushAttempt(OutgoingPush Push, PushOutcome Outcome, int? Status, string? MessageId, string? Error, TimeSpan? RetryAfter, TimeSpan Latency, DateTimeOffset At, bool IsUnauthorized = false);

/// <summary>What a push service answered.</summary>
/// <param name="IsUnauthorized">It does not let us in, whatever we push.</param>
internal sealed record PushAnswer(PushOutcome Outcome, int? Status = null, string? MessageId = null, string? Error = null, TimeSpan? RetryAfter = null, bool IsUnauthorized = false);
