using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Notifications.Devices;

/// <summary>One's own devices, without their tokens.</summary>
internal static class ListDevices
{
    public static readonly Filters<Device> Filters = new Filters<Device>()
        .Text("deviceId", d => d.DeviceId)
        .Choice("os", d => d.Os)
        .Choice("provider", d => d.Provider)
        .Choice("state", d => d.State)
        .Instant("lastSeenAt", d => d.LastSeenAt)
        .NotSortableBy(nameof(Device.Token), nameof(Device.TokenHash), nameof(Device.SessionId), nameof(Device.Audience))
        .OrderedBy(devices => devices.OrderByDescending(d => d.LastSeenAt).ThenByDescending(d => d.Id));

    public static async Task<Result<Page<DeviceView>>> Handle(ListOf<Device> list, NotificationsDb db, Caller caller, CancellationToken cancel) =>
        (await list.Read(db.Devices.Where(d => d.UserId == caller.User && d.Audience == Audience.Company), cancel)).Select(DeviceView.Of);
}
