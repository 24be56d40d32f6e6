using WorkforceOS.Contracts.Marketplace;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Bookings;

/// <summary>Who is on shifts because their places were offered on the marketplace, which keeps that. It is asked of offered shifts alone.</summary>
internal sealed class Takers(IShiftOffers offers)
{
    public async Task<IReadOnlyDictionary<ShiftId, OfferedPlaces>> Of(IReadOnlyCollection<Shift> shifts, CancellationToken cancel)
    {
        List<ShiftId> offered = [.. shifts.Where(s => s.Offered).Select(s => s.Id)];
        return offered.Count == 0 ? new Dictionary<ShiftId, OfferedPlaces>() : await offers.Of(offered, cancel);
    }

    /// <summary>The same, and counts them on the shifts beside the people of the house.</summary>
    public async Task<IReadOnlyDictionary<ShiftId, OfferedPlaces>> Count(IReadOnlyCollection<Shift> shifts, CancellationToken cancel)
    {
        var offered = await Of(shifts, cancel);
        foreach (var shift in shifts) if (offered.TryGetValue(shift.Id, out var places)) shift.Seats += places.Takers.Count;
        return offered;
    }
}
