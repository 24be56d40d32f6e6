using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Notifications.Devices;

/// <summary>
/// From now on this device is pushed to. The same again refreshes it, which apps do at every start. Whose device it was before gets
/// nothing on it any more; it is off when the session is over that registered it.
/// </summary>
internal static class RegisterDevice
{
    /// <param name="DeviceId">The app's own name for the device.</param>
    /// <param name="NotificationToken">Of IOS and ANDROID the token of Firebase; of WEB the browser's push subscription, as an object or as its JSON text.</param>
    /// <param name="Timezone">Only kept: quiet hours are on the person's clock.</param>
    internal sealed record Input(
        [MaxLength(128), OneLine] string DeviceId, JsonElement NotificationToken, DeviceOs Os,
        [MaxLength(100), OneLine] string? OsVersion = null, [MaxLength(100), OneLine] string? OsModel = null, [MaxLength(100), OneLine] string? AppVersion = null,
        [MaxLength(50), OneLine] string? Locale = null, [MaxLength(100), OneLine] string? Timezone = null) : IInput;

    public static async Task<Result<DeviceView>> Handle(Input input, RegisteredDevices devices, DeviceTokens tokens, CancellationToken cancel)
    {
        var read = tokens.Read(input.Os, input.NotificationToken);
        if (read.Problem is { } unusable) return unusable;
        return DeviceView.Of(await devices.Register(Audience.Company, input.DeviceId, new(input.Os, input.OsVersion, input.OsModel, input.AppVersion, input.Locale, input.Timezone), read.Value, cancel));
    }
}
