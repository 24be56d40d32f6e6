using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>What a shift asks of whoever clocks in: each part is the shift's own, else the hub's as it is now.</summary>
/// <param name="Tag">Which has to be tapped, in capitals; null where none hangs there.</param>
/// <param name="Point">Where the hub is; null where nobody said it.</param>
internal sealed record ClockPolicy(ClockInMode Mode, bool AllowOverride, int RadiusMeters, string? Tag, GeoPoint? Point)
{
    public static ClockPolicy Of(Shift shift, Hub hub) => new(
        shift.ClockInMode ?? hub.ClockInMode, shift.AllowClockInOverride ?? hub.AllowClockInOverride, shift.GeofenceRadiusMeters ?? hub.GeofenceRadiusMeters, shift.NfcTagId ?? hub.NfcTagId,
        shift is { Latitude: { } latitude, Longitude: { } longitude } ? new GeoPoint(latitude, longitude) : null);
}
