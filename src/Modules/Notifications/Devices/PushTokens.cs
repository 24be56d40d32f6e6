using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Devices;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Notifications.Devices;

/// <inheritdoc cref="IPushTokens"/>
internal sealed class PushTokens(NotificationsDb db, RegisteredDevices devices, DeviceTokens tokens, Scope scope, Caller caller) : IPushTokens
{
    public async Task<Result<KeptPushToken>> Register(NoticeAudience app, NewPushToken token, Guid? staff, Guid? membership, CancellationToken cancel)
    {
        if (token.Timezone is { } zone && WallClock.ZoneOrNull(zone) is null) return Problem.WrongType("timezone", "A name of the IANA time zone database, such as America/New_York.");
        var read = tokens.Read(Of(token.Provider), token.PushToken);
        if (read.Problem is { } unusable) return unusable;

        var facts = new DeviceFacts(Enum.Parse<DeviceOs>(token.Platform.ToString()), null, null, token.AppVersion, token.Locale, token.Timezone) { AppBuild = token.AppBuild, StaffId = staff, MembershipId = membership };
        var device = await devices.Register(Of(app), string.IsNullOrWhiteSpace(token.DeviceId) ? "" : token.DeviceId, facts, read.Value, cancel);
        return new KeptPushToken(device.Id.Value, token.Provider, token.Platform, device.DeviceId is "" ? null : device.DeviceId, device.CreatedAt, device.LastSeenAt);
    }

    public async Task<int> Remove(NoticeAudience app, Guid? id, string? pushToken, CancellationToken cancel)
    {
        var audience = Of(app);
        byte[][] hashes = id is null && pushToken is not null ? [.. DeviceTokens.HashesOf(pushToken)] : [];
        await using var transaction = await scope.Begin(cancel);
        await transaction.TakeTurn("notifications.devices", caller.User.Value, cancel);
        var own = db.Devices.Where(d => d.UserId == caller.User && d.Audience == audience && d.State == DeviceState.Active);
        var row = id is { } given ? new DeviceRowId(given) : default;
        var removed = await (id is not null ? own.Where(d => d.Id == row) : own.Where(d => hashes.Contains(d.TokenHash))).ToListAsync(cancel);
        foreach (var device in removed) device.TurnOff(DeviceOff.User);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return removed.Count;
    }

    private static Audience Of(NoticeAudience app) => Enum.Parse<Audience>(app.ToString());

    private static PushProvider Of(Contracts.Devices.PushProvider provider) => Enum.Parse<PushProvider>(provider.ToString());
}
