using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.Clients;

/// <summary>A business changes a hub. Its policy counts at once, also for shifts that are ordered already: it is read when somebody clocks in.</summary>
internal static class UpdateHub
{
    internal sealed record Input(
        [MaxLength(200), OneLine] Patch<string> Name, [MaxLength(500), OneLine] Patch<string> FullAddress, [Range(-90.0, 90.0)] Patch<decimal> Latitude, [Range(-180.0, 180.0)] Patch<decimal> Longitude,
        [MaxLength(200), OneLine] Patch<string?> PlaceId, [MaxLength(200), OneLine] Patch<string?> Street, [MaxLength(100), OneLine] Patch<string?> City, [MaxLength(100), OneLine] Patch<string?> State,
        [Country] Patch<string?> Country, [MaxLength(20), OneLine] Patch<string?> PostalCode, [ZoneName] Patch<string?> Timezone, Patch<CostCenterId?> CostCenterId,
        [Range(HubDetails.LeastRadiusMeters, HubDetails.MostRadiusMeters)] Patch<int?> GeofenceRadiusMeters, Patch<ClockInMode?> ClockInMode, Patch<bool?> AllowClockInOverride, [NfcTag] Patch<string?> NfcTagId,
        [MaxLength(200), OneLine] Patch<string?> ContactName, [MaxLength(40), OneLine] Patch<string?> ContactPhone, [MaxLength(1000)] Patch<string?> AccessNotes) : IInput
    {
        public HubDetails Over(Hub hub, DateTimeOffset now)
        {
            var (latitude, longitude) = (Latitude.IsGiven ? (double)Latitude.Value : hub.Latitude, Longitude.IsGiven ? (double)Longitude.Value : hub.Longitude);
            var tag = NfcTagId.IsGiven ? HubDetails.Tag(NfcTagId.Value) : hub.NfcTagId;
            return new()
            {
                Name = Name.Or(hub.Name).Trim(),
                FullAddress = FullAddress.Or(hub.FullAddress).Trim(),
                Latitude = latitude,
                Longitude = longitude,
                Timezone = Zone(hub, latitude, longitude),
                PlaceId = HubDetails.OrNull(PlaceId.Or(hub.PlaceId)),
                Street = HubDetails.OrNull(Street.Or(hub.Street)),
                City = HubDetails.OrNull(City.Or(hub.City)),
                State = HubDetails.OrNull(State.Or(hub.State)),
                Country = HubDetails.OrNull(Country.Or(hub.Country))?.ToUpperInvariant(),
                PostalCode = HubDetails.OrNull(PostalCode.Or(hub.PostalCode)),
                CostCenterId = CostCenterId.Or(hub.CostCenterId),
                GeofenceRadiusMeters = GeofenceRadiusMeters.Or(hub.GeofenceRadiusMeters) ?? HubDetails.UsualRadiusMeters,
                ClockInMode = ClockInMode.Or(hub.ClockInMode) ?? Staffing.ClockInMode.Either,
                AllowClockInOverride = AllowClockInOverride.Or(hub.AllowClockInOverride) ?? true,
                NfcTagId = tag,
                NfcLabel = tag == hub.NfcTagId ? hub.NfcLabel : null,
                NfcAssignedAt = tag == hub.NfcTagId ? hub.NfcAssignedAt : tag is null ? null : now,
                ContactName = HubDetails.OrNull(ContactName.Or(hub.ContactName)),
                ContactPhone = HubDetails.OrNull(ContactPhone.Or(hub.ContactPhone)),
                AccessNotes = HubDetails.OrNull(AccessNotes.Or(hub.AccessNotes)),
            };
        }

        /// <summary>One that came from the map moves with the place.</summary>
        private string Zone(Hub hub, double? latitude, double? longitude)
        {
            if (latitude is not { } north || longitude is not { } east) return HubDetails.OrNull(Timezone.Or(null)) ?? hub.Timezone;
            if (Timezone.IsGiven) return HubDetails.ZoneFor(Timezone.Value, north, east);
            var wasOfMap = hub is { Latitude: { } wasNorth, Longitude: { } wasEast } && ZoneOfPlace.Of(wasNorth, wasEast).Id == hub.Timezone;
            return wasOfMap ? ZoneOfPlace.Of(north, east).Id : hub.Timezone;
        }
    }

    public static async Task<Result<HubView>> Handle(HubId hubId, Input change, StaffingDb db, Hubs hubs, TimeProvider clock, CancellationToken cancel)
    {
        if (await hubs.Find(hubId, cancel) is not { } hub) return Problem.NotFound;
        if (change.CostCenterId is { IsGiven: true, Value: { } center } && center != hub.CostCenterId && !await hubs.HasCostCenter(center, cancel)) return Problem.NotFound;
        db.Entry(hub).CurrentValues.SetValues(change.Over(hub, clock.GetUtcNow()));
        if (await hubs.Save(cancel) is { } taken) return taken;
        return await hubs.Show(hub, cancel);
    }
}
