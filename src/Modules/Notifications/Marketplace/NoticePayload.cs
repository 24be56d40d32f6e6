using System.Text.Json;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Marketplace;

/// <summary>What an app of the marketplace gets.</summary>
/// <param name="Type">As the contract spells it: <c>SHIFT_OFFERED</c>.</param>
/// <param name="Data">Ids by their names on the wire.</param>
/// <param name="DeepLink">Where in the app it leads.</param>
internal sealed record NoticePayload(string Type, string Title, string Body, IReadOnlyDictionary<string, Guid> Data, string? DeepLink)
{
    public string Write() => JsonSerializer.Serialize(this, Json.Plain);

    public static NoticePayload Read(string json) => JsonSerializer.Deserialize<NoticePayload>(json, Json.Plain)!;
}
