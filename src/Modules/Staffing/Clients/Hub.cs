using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Clients;

/// <summary>A place of a business where workers clock in.</summary>
[Tracked("staffing", "hub")]
internal sealed class Hub : Record<HubId>
{
    public BusinessId BusinessId { get; init; }
    public string Name { get; init; } = "";
    public string FullAddress { get; init; } = "";
    public string? PlaceId { get; init; }
    public string? Street { get; init; }
    public string? City { get; init; }
    public string? State { get; init; }
    public string? Country { get; private set; }
    public string? PostalCode { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string Timezone { get; init; } = "";
    public CostCenterId? CostCenterId { get; init; }
    public int GeofenceRadiusMeters { get; init; }
    public ClockInMode ClockInMode { get; init; }
    public bool AllowClockInOverride { get; init; }
    public string? NfcTagId { get; init; }
    public string? NfcLabel { get; init; }
    public DateTimeOffset? NfcAssignedAt { get; init; }
    public string? ContactName { get; init; }
    public string? ContactPhone { get; init; }
    public string? AccessNotes { get; init; }
    public Standing Status { get; private set; }

    public void Archive() => Status = Standing.Inactive;
}
