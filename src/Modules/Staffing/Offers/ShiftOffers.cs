using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Marketplace;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Marketplace;
using HouseShiftId = WorkforceOS.Contracts.Scheduling.ShiftId;

namespace WorkforceOS.Staffing.Offers;

/// <inheritdoc cref="IShiftOffers"/>
internal sealed class ShiftOffers(StaffingDb db, TimeProvider clock) : IShiftOffers
{
    public async Task<IReadOnlyDictionary<HouseShiftId, OfferedPlaces>> Of(IReadOnlyCollection<HouseShiftId> shifts, CancellationToken cancel)
    {
        List<HouseShiftId> asked = [.. shifts];
        List<HouseShiftId?> wanted = [.. shifts];
        var offers = await db.ShiftOffers.AsNoTracking().Where(o => asked.Contains(o.OfferedShiftId)).Join(db.Orders, o => o.OrderId, o => o.Id, (offer, order) => new { Offer = offer, Order = order }).ToListAsync(cancel);
        if (offers.Count == 0) return new Dictionary<HouseShiftId, OfferedPlaces>();
        var takers = (await (from place in db.Assignments.AsNoTracking()
                             join shift in db.Shifts on place.ShiftId equals shift.Id
                             join staff in db.Staff on place.StaffId equals staff.Id
                             where wanted.Contains(place.OfferedShiftId) && Assignment.Holding.Contains(place.Status)
                             orderby staff.FullName, place.Id
                             select new { Shift = place.OfferedShiftId!.Value, shift.OrderId, Taker = new OfferTaker(staff.UserId, staff.FullName) }).ToListAsync(cancel)).ToLookup(t => t.Shift);
        var now = clock.GetUtcNow();
        return offers.GroupBy(o => o.Offer.OfferedShiftId).Select(own => own.MaxBy(o => o.Offer.Id.Value)!).ToDictionary(last => last.Offer.OfferedShiftId, last =>
        {
            var own = takers[last.Offer.OfferedShiftId].ToList();
            return new OfferedPlaces(last.Offer.Brief(own.Count(t => t.OrderId == last.Offer.OrderId), last.Order, now), [.. own.Select(t => t.Taker)]);
        });
    }
}
