using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Devices;

/// <summary>The devices that people may be pushed to; those of which the session is over, and those not seen for long, are turned off.</summary>
internal sealed class ReachableDevices(NotificationsDb db, ISessions sessions, TimeProvider clock)
{
    /// <param name="audiences">Of these apps alone: what is for one is shown by no other.</param>
    public async Task<ILookup<(UserId User, Audience Audience), Device>> Of(IReadOnlyCollection<UserId> users, IReadOnlyCollection<Audience> audiences, CancellationToken cancel)
    {
        var (wanted, stale) = (users.ToArray(), clock.GetUtcNow() - Device.StaleAfter);
        var devices = wanted is [] ? [] : await db.Devices.Where(d => wanted.Contains(d.UserId) && audiences.Contains(d.Audience) && d.State == DeviceState.Active).OrderBy(d => d.Id).ToListAsync(cancel);
        var living = await sessions.Living(devices.Select(d => d.SessionId).OfType<SessionId>(), cancel);
        foreach (var device in devices)
        {
            if (device.SessionId is { } session && !living.Contains(session)) device.TurnOff(DeviceOff.Session);
            else if (device.LastSeenAt < stale) device.TurnOff(DeviceOff.Stale);
        }
        return devices.Where(d => d.State is DeviceState.Active).ToLookup(d => (d.UserId, d.Audience));
    }
}
