using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Clients;

/// <summary>A hub, with the policy that clock-in reads from it.</summary>
internal sealed record HubView(
    HubId HubId, string Name, string FullAddress, double Latitude, double Longitude, ClockInMode ClockInMode, bool AllowClockInOverride, int GeofenceRadiusMeters, string? NfcTagId,
    CostCenterId? CostCenterId, string? CostCenterName, string? PlaceId, string? City, string? State, string? PostalCode, string Timezone, Standing Status,
    IReadOnlyList<HubManagerView> Managers, DateTimeOffset? NfcAssignedAt)
{
    public static HubView Of(Hub hub, string? costCenter, IReadOnlyList<HubManagerView> managers) => new(
        hub.Id, hub.Name, hub.FullAddress, hub.Latitude ?? 0, hub.Longitude ?? 0, hub.ClockInMode, hub.AllowClockInOverride, hub.GeofenceRadiusMeters, hub.NfcTagId,
        hub.CostCenterId, costCenter, hub.PlaceId, hub.City, hub.State, hub.PostalCode, hub.Timezone, hub.Status, managers, hub.NfcAssignedAt);
}

internal sealed record HubManagerView(UserId? UserId, MembershipId MembershipId, string Name);
