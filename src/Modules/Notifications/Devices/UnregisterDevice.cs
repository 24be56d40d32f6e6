using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Devices;

/// <summary>This device of one's own is not pushed to any more, until it is registered again.</summary>
internal static class UnregisterDevice
{
    public static async Task<Result<DeviceView>> Handle(string deviceId, NotificationsDb db, Caller caller, CancellationToken cancel)
    {
        var device = await db.Devices.SingleOrDefaultAsync(d => d.UserId == caller.User && d.Audience == Audience.Company && d.DeviceId == deviceId, cancel);
        if (device is null) return Problem.NotFound;
        device.TurnOff(DeviceOff.User);
        await db.SaveChangesAsync(cancel);
        return DeviceView.Of(device);
    }
}
