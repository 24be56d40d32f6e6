using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

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

    public static async Task<Result<DeviceView>> Handle(Input input, NotificationsDb db, DeviceTokens tokens, Scope scope, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var read = tokens.Read(input.Os, input.NotificationToken);
        if (read.Problem is { } unusable) return unusable;
        var token = read.Value;

        await using var transaction = await scope.Begin(cancel);
        // First the token's turn, then the person's, always in this order: nobody waits in a circle.
        await transaction.TakeTurn("notifications.deviceToken", new Guid(token.Hash.AsSpan(0, 16)), cancel);
        await transaction.TakeTurn("notifications.devices", caller.User.Value, cancel);
        // One that was taken off comes back as itself.
        var own = await db.Devices.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(d => d.TokenHash == token.Hash || (d.UserId == caller.User && d.Audience == Audience.Company)).ToListAsync(cancel);
        var device = own.Find(d => d.UserId == caller.User && d.DeviceId == input.DeviceId);
        foreach (var before in own.Where(d => d != device && d.TokenHash.AsSpan().SequenceEqual(token.Hash))) before.Lose();
        await db.SaveChangesAsync(cancel);

        if (device is null) db.Devices.Add(device = new Device { Id = NewId.At<DeviceRowId>(clock), CompanyId = caller.Company, UserId = caller.User, Audience = Audience.Company, DeviceId = input.DeviceId });
        device.Register(new(input.Os, input.OsVersion, input.OsModel, input.AppVersion, input.Locale, input.Timezone), token, caller.Session, clock.GetUtcNow());
        foreach (var oldest in own.Where(d => d != device && d is { UserId: var user, State: DeviceState.Active } && user == caller.User).OrderByDescending(d => d.LastSeenAt).Skip(Device.Most - 1)) oldest.TurnOff(DeviceOff.Replaced);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return DeviceView.Of(device);
    }
}
