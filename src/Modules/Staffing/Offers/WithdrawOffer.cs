using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Marketplace;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Orders;
using HouseShiftId = WorkforceOS.Contracts.Scheduling.ShiftId;

namespace WorkforceOS.Staffing.Offers;

/// <summary>A planner takes an offer back: places that nobody has accepted come back. Whoever has accepted stays, unless they are called off too.</summary>
internal sealed class WithdrawOffer(OfferEnding ending, ShiftOffers offers, IOfferableShifts shifts, StaffingDb db, Scope scope)
{
    /// <param name="CancelAccepted">Workers who have accepted are called off; those who have come already are not.</param>
    internal sealed record Input(bool? CancelAccepted = null) : IInput;

    public static Task<Result<ShiftOfferBrief>> Handle(HouseShiftId shiftId, Input request, WithdrawOffer use, CancellationToken cancel) => use.Run(shiftId, request.CancelAccepted is true, cancel);

    private async Task<Result<ShiftOfferBrief>> Run(HouseShiftId id, bool cancelAccepted, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        await transaction.TakeTurn(OfferShift.Turn, id.Value, cancel);
        // Said here too, so that the document of this operation lists it.
        if (await shifts.RefuseOthers(id, cancel) is { } refusal) return refusal.Status is 404 ? Problem.NotFound : refusal;
        // Of what was taken back before, workers may have stayed.
        var last = await db.ShiftOffers.Where(o => o.OfferedShiftId == id).OrderByDescending(o => o.Id).Take(1).ToListAsync(cancel);
        if (last is not [var offer] || (offer.Ended is not null && !cancelAccepted)) return OfferProblems.NotOffered;
        await ending.End(offer, OfferEnd.Withdrawn, cancelAccepted, transaction, scope.Caller.User, cancel);
        var answer = (await offers.Of([id], cancel))[id].Offer;
        await transaction.Commit(cancel);
        return answer;
    }
}

/// <summary>Ends offers, whoever or whatever does.</summary>
internal sealed class OfferEnding(StaffingDb db, OwnOrders orders, TimeProvider clock)
{
    private const string Reason = "The offer was taken back.";

    /// <summary>The turn of its shift is taken.</summary>
    public async Task End(ShiftOffer offer, OfferEnd how, bool cancelAccepted, ScopeTransaction transaction, UserId by, CancellationToken cancel)
    {
        var hasAccepted = await db.Assignments.AnyAsync(a => a.OfferedShiftId == offer.OfferedShiftId && (a.Status != AssignmentStatus.Assigned && Marketplace.Assignment.Holding.Contains(a.Status))
            && db.Shifts.Any(s => s.Id == a.ShiftId && s.OrderId == offer.OrderId), cancel);
        var isOff = false;
        if (cancelAccepted || !hasAccepted)
        {
            var coming = await orders.Lock(offer.OrderId, transaction, cancel);
            // Somebody may have accepted, or come, while the locks were waited for.
            isOff = coming.Shifts is not [] && (cancelAccepted || coming.Assignments.All(a => a.Status is AssignmentStatus.Assigned));
            if (isOff) await orders.CallOff(coming, by, Reason, cancel);
        }
        if (!isOff) await orders.Close(offer.OrderId, by, Reason, cancel);
        if (offer.Ended is null) offer.End(how, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }
}
