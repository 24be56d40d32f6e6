using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Marketplace;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Operating;
using WorkforceOS.Staffing.Orders;
using HouseShiftId = WorkforceOS.Contracts.Scheduling.ShiftId;

namespace WorkforceOS.Staffing.Offers;

/// <summary>A planner offers open places of a shift of the house to workers of a vendor. Once more changes the offer, and whoever has a place keeps it.</summary>
internal sealed class OfferShift(StaffingDb db, IOfferableShifts shifts, ShiftOffers offers, OwnBusiness business, OwnOrders orders, SettingsInForce settings, Scope scope, TimeProvider clock)
{
    /// <summary>Whatever becomes of the offers of one shift comes one after the other, before all locks.</summary>
    public const string Turn = "staffing.shiftOffer";

    /// <param name="HubId">Where its workers clock in.</param>
    /// <param name="CatalogRoleId">What they work as.</param>
    /// <param name="VendorId">The marketplace's usual one where it is left out.</param>
    /// <param name="Count">Of places, those with it that are taken already; all that are open where it is left out.</param>
    /// <param name="BillRateCents">For an hour; the vendor's where it is left out. For admins.</param>
    /// <param name="Deadline">Until when a place can be taken.</param>
    internal sealed record Input(
        HubId HubId, CatalogRoleId CatalogRoleId, VendorId? VendorId = null, [Range(1, ShiftOffer.Most)] int? Count = null, [Range(0, PositionInput.MostRateCents)] int? BillRateCents = null, DateTimeOffset? Deadline = null) : IInput;

    public static Task<Result<ShiftOfferBrief>> Handle(HouseShiftId shiftId, Input request, OfferShift use, CancellationToken cancel) => use.Run(shiftId, request, cancel);

    private async Task<Result<ShiftOfferBrief>> Run(HouseShiftId id, Input request, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        await transaction.TakeTurn(Turn, id.Value, cancel);
        var found = await shifts.ToOffer(id, cancel);
        if (found.Problem is { } notThis) return notThis;
        if (request.BillRateCents is not null && !scope.Caller.IsAdmin) return Problem.NotTheOwner;
        if (request.Deadline <= clock.GetUtcNow()) return OfferProblems.DeadlineOver;
        var hub = await db.Kept(request.HubId, cancel);
        if (hub is not { Status: Standing.Active }) return OfferProblems.UnknownHub;
        var sold = await Sold(request, cancel);
        if (sold.Problem is { } notSold) return notSold;

        var living = await db.ShiftOffers.SingleOrDefaultAsync(o => o.OfferedShiftId == id && o.EndedAt == null, cancel);
        var count = await CountOf(found.Value, request.Count, living, cancel);
        if (count.Problem is { } tooMany) return tooMany;
        var own = await business.With(sold.Value.Vendor, transaction, cancel);
        if (own.Problem is { } notFrom) return notFrom;

        var wanted = Wanted(found.Value, request, sold.Value, count.Value);
        var plan = OrderPlan.Once(found.Value.StartsAt, found.Value.EndsAt, WallClock.ZoneOrNull(hub.Timezone)!);
        var order = living is null ? await Made(own.Value, wanted, hub, plan, cancel) : await Edited(living.OrderId, own.Value, wanted, hub, plan, transaction, cancel);
        if (order.Problem is { } refusal) return refusal;

        var offer = living ?? db.ShiftOffers.Add(ShiftOffer.Of(NewId.At<ShiftOfferId>(clock), scope.Caller.Company, id, order.Value, count.Value, request.Deadline, scope.Caller.User)).Entity;
        offer.Change(count.Value, request.Deadline);
        offer.Follow(order.Value);
        await db.SaveChangesAsync(cancel);
        await shifts.Offered(found.Value, cancel);
        var answer = (await offers.Of([id], cancel))[id].Offer;
        await transaction.Commit(cancel);
        return answer;
    }

    private async Task<Result<SoldRole>> Sold(Input request, CancellationToken cancel)
    {
        var named = request.VendorId ?? (await settings.Get(cancel)).DefaultVendorId;
        if (named is not { } vendor || !await db.Vendors.AnyAsync(v => v.Id == vendor && v.Status == Standing.Active, cancel)) return OperatingProblems.UnknownVendor;
        var sold = await db.VendorRoles.Where(r => r.VendorId == vendor && r.CatalogRoleId == request.CatalogRoleId)
            .Join(db.CatalogRoles.Where(c => c.Status == Standing.Active), r => r.CatalogRoleId, c => c.Id, (r, c) => new SoldRole(vendor, c.Name, r.PayRateCents)).SingleOrDefaultAsync(cancel);
        if (sold is null) return OperatingProblems.UnknownRole;
        return request.BillRateCents < sold.PayRateCents ? OperatingProblems.BillsLessThanItPays : sold;
    }

    /// <summary>So many places as the shift has open, with those of the living offer.</summary>
    private async Task<Result<int>> CountOf(OfferableShift shift, int? asked, ShiftOffer? living, CancellationToken cancel)
    {
        if (shift.OpenPlaces is not { } open) return OfferProblems.HeadCountMissing;
        var filled = living is null ? 0 : (await offers.Of([shift.Id], cancel))[shift.Id].Offer.Filled;
        var most = Math.Min(open + filled, ShiftOffer.Most);
        var count = asked ?? most;
        if (count > most || count == 0) return OfferProblems.TooManyPlaces(most);
        return count < filled ? OfferProblems.PlacesTaken(filled) : count;
    }

    private static WantedOrder Wanted(OfferableShift shift, Input request, SoldRole sold, int count) => new(request.HubId, sold.Name, [Position(shift, request, count)])
    {
        Description = shift.Location, Vendor = sold.Vendor, OfferedShift = shift.Id,
    };

    private static WantedPosition Position(OfferableShift shift, Input request, int count) =>
        new(request.CatalogRoleId, null, count) { BreakMinutes = Math.Min(shift.BreakMinutes, OfferedBreak.MostMinutes), BillRateCents = request.BillRateCents };

    private async Task<Result<OrderId>> Made(Business own, WantedOrder wanted, Hub hub, OrderPlan plan, CancellationToken cancel)
    {
        var made = await orders.Make(own, wanted, hub, plan, scope.Caller.User, cancel);
        return made.Problem is { } refusal ? refusal : made.Value.Order.Id;
    }

    private async Task<Result<OrderId>> Edited(OrderId old, Business own, WantedOrder wanted, Hub hub, OrderPlan plan, ScopeTransaction transaction, CancellationToken cancel)
    {
        var coming = await orders.Lock(old, transaction, cancel);
        if (coming.Shifts is []) return OfferProblems.ShiftNotOpen;
        var replaced = await orders.Replace(coming, own, wanted, hub, plan, scope.Caller.User, cancel);
        return replaced.Problem is { } refusal ? refusal : replaced.Value.Order.Order.Id;
    }

    private sealed record SoldRole(VendorId Vendor, string Name, int PayRateCents);
}

/// <summary>How long the unpaid break of an ordered position is at most; shifts of the house may have a longer one.</summary>
internal static class OfferedBreak
{
    public const int MostMinutes = 240;
}
