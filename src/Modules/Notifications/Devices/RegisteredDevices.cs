using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Notifications.Devices;

/// <summary>
/// Whose devices are: one token belongs to one person in one app, and one device of theirs has one token. Of one person so many are on in an
/// app; the one longest unseen makes room.
/// </summary>
internal sealed class RegisteredDevices(NotificationsDb db, Scope scope, Caller caller, TimeProvider clock)
{
    /// <param name="deviceId">Empty where the app has no name for it.</param>
    public async Task<Device> Register(Audience app, string deviceId, DeviceFacts facts, DeviceToken token, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        // First the token's turn, then the person's, always in this order: nobody waits in a circle.
        await transaction.TakeTurn("notifications.deviceToken", new Guid(token.Hash.AsSpan(0, 16)), cancel);
        await transaction.TakeTurn("notifications.devices", caller.User.Value, cancel);
        // One that was taken off comes back as itself.
        var known = await db.Devices.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(d => d.TokenHash == token.Hash || (d.UserId == caller.User && d.Audience == app)).ToListAsync(cancel);
        var own = known.Where(d => d.UserId == caller.User && d.Audience == app).ToList();
        var device = own.Find(d => deviceId is "" ? d.DeviceId is "" && d.Has(token) : d.DeviceId == deviceId);
        foreach (var before in known.Where(d => d != device && d.Has(token))) before.Lose();
        await db.SaveChangesAsync(cancel);

        if (device is null) db.Devices.Add(device = new Device { Id = NewId.At<DeviceRowId>(clock), CompanyId = caller.Company, UserId = caller.User, Audience = app, DeviceId = deviceId });
        device.Register(facts, token, caller.Session, clock.GetUtcNow());
        foreach (var oldest in own.Where(d => d != device && d.State is DeviceState.Active).OrderByDescending(d => d.LastSeenAt).Skip(Device.Most - 1)) oldest.TurnOff(DeviceOff.Replaced);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return device;
    }
}
