using System.Text.Json.Serialization;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>A code is on its way.</summary>
/// <param name="TimeStamp">Milliseconds since 1970.</param>
/// <param name="ExpireTime">Seconds.</param>
/// <param name="SecretCode">Only where codes are revealed.</param>
internal sealed record CodeStarted(
    int CodeIndex, long TimeStamp, DateTimeOffset Date, int ExpireTime,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SecretCode,
    UserId UserId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Email,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SessionId? SessionId)
{
    [JsonPropertyOrder(-1)]
    public string Status => "OK";

    public string VerificationType => "byCode";
}
