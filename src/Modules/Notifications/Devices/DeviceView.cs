using System.Text.Json.Serialization;
using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Notifications.Devices;

/// <summary>A device on the wire: never its token.</summary>
internal sealed record DeviceView : View
{
    public string DeviceId { get; init; } = "";

    public UserId UserId { get; init; }

    /// <summary>IOS, ANDROID or WEB.</summary>
    public string Os { get; init; } = "";

    [JsonPropertyName("os_idx")]
    public int OsIndex { get; init; }

    /// <summary>WEBPUSH or FCM; LOG where the service that it would need is not configured.</summary>
    public string Provider { get; init; } = "";

    public string? OsVersion { get; init; }

    public string? OsModel { get; init; }

    public string? AppVersion { get; init; }

    public string? Locale { get; init; }

    public string? Timezone { get; init; }

    public DateTimeOffset LastSeenAt { get; init; }

    public DeviceState State { get; init; }

    public DeviceOff? StateReason { get; init; }

    public static DeviceView Of(Device device) => new DeviceView
    {
        DeviceId = device.DeviceId,
        UserId = device.UserId,
        Os = device.Os.ToString().ToUpperInvariant(),
        OsIndex = (int)device.Os,
        Provider = device.Provider.ToString().ToUpperInvariant(),
        OsVersion = device.OsVersion,
        OsModel = device.OsModel,
        AppVersion = device.AppVersion,
        Locale = device.Locale,
        Timezone = device.Timezone,
        LastSeenAt = device.LastSeenAt,
        State = device.State,
        StateReason = device.StateReason,
    }.Stamped(device, owner: device.UserId);
}
