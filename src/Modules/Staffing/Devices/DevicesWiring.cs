using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Devices;

/// <summary>Which devices news go to.</summary>
internal static class DevicesWiring
{
    public static void MapDevices(this StaffingApi api)
    {
        api.Client("registerClientPushToken", "POST", "/client/devices/push-tokens", RegisterPushToken.ForClient);
        api.Client("removeClientPushTokens", "DELETE", "/client/devices/push-tokens", RemovePushTokens.ForClient).FromBodyOrQuery();
        api.Staff("registerStaffPushToken", "POST", "/staff/devices/push-tokens", RegisterPushToken.ForStaff);
        api.Staff("removeStaffPushTokens", "DELETE", "/staff/devices/push-tokens", RemovePushTokens.ForStaff).FromBodyOrQuery();
    }
}
