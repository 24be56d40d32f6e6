using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Clients;

/// <summary>A business says where its workers clock in.</summary>
internal static class CreateHub
{
    /// <param name="Timezone">Where none is given, that of the place on the map.</param>
    internal sealed record Input(
        [MaxLength(200), OneLine] string Name, [MaxLength(500), OneLine] string FullAddress, [Range(-90.0, 90.0)] decimal Latitude, [Range(-180.0, 180.0)] decimal Longitude,
        [MaxLength(200), OneLine] string? PlaceId = null, [MaxLength(200), OneLine] string? Street = null, [MaxLength(100), OneLine] string? City = null, [MaxLength(100), OneLine] string? State = null,
        [Country] string? Country = null, [MaxLength(20), OneLine] string? PostalCode = null, [ZoneName] string? Timezone = null, CostCenterId? CostCenterId = null,
        [Range(HubDetails.LeastRadiusMeters, HubDetails.MostRadiusMeters)] int? GeofenceRadiusMeters = null, ClockInMode? ClockInMode = null, bool? AllowClockInOverride = null, [NfcTag] string? NfcTagId = null,
        [MaxLength(200), OneLine] string? ContactName = null, [MaxLength(40), OneLine] string? ContactPhone = null, [MaxLength(1000)] string? AccessNotes = null) : IInput
    {
        public HubDetails Details(DateTimeOffset now) => new()
        {
            Name = Name.Trim(),
            FullAddress = FullAddress.Trim(),
            Latitude = (double)Latitude,
            Longitude = (double)Longitude,
            Timezone = HubDetails.ZoneFor(Timezone, (double)Latitude, (double)Longitude),
            PlaceId = HubDetails.OrNull(PlaceId),
            Street = HubDetails.OrNull(Street),
            City = HubDetails.OrNull(City),
            State = HubDetails.OrNull(State),
            Country = HubDetails.OrNull(Country)?.ToUpperInvariant(),
            PostalCode = HubDetails.OrNull(PostalCode),
            CostCenterId = CostCenterId,
            GeofenceRadiusMeters = GeofenceRadiusMeters ?? HubDetails.UsualRadiusMeters,
            ClockInMode = ClockInMode ?? Staffing.ClockInMode.Either,
            AllowClockInOverride = AllowClockInOverride ?? true,
            NfcTagId = HubDetails.Tag(NfcTagId),
            NfcAssignedAt = HubDetails.Tag(NfcTagId) is null ? null : now,
            ContactName = HubDetails.OrNull(ContactName),
            ContactPhone = HubDetails.OrNull(ContactPhone),
            AccessNotes = HubDetails.OrNull(AccessNotes),
        };
    }

    public static async Task<Result<HubView>> Handle(Input request, StaffingDb db, Hubs hubs, Member member, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (request.CostCenterId is { } center && !await hubs.HasCostCenter(center, cancel)) return Problem.NotFound;
        var hub = new Hub { Id = NewId.At<HubId>(clock), CompanyId = caller.Company, BusinessId = member.Business };
        db.Hubs.Add(hub).CurrentValues.SetValues(request.Details(clock.GetUtcNow()));
        if (await hubs.Save(cancel) is { } taken) return taken;
        return await hubs.Show(hub, cancel);
    }
}
