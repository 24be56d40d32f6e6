using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Staffing.Offers;

/// <summary>Ends offers whose deadline has passed: what nobody has accepted comes back to the shift.</summary>
internal sealed class ExpireShiftOffers(DueOneByOne due, TimeProvider clock) : IJob
{
    public const string Name = "staffing.shiftOffers";

    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var over = services.GetRequiredService<StaffingDb>().ShiftOffers.Where(o => o.EndedAt == null && o.Deadline <= now).Select(o => new Due<ShiftOfferId> { CompanyId = o.CompanyId, Id = o.Id, At = o.Deadline!.Value });
        return due.Each(Name, over, (unit, offer) => unit.GetRequiredService<ExpiredShiftOffer>().End(offer, cancel), cancel);
    }
}

/// <summary>One of them, looked at again in its turn.</summary>
internal sealed class ExpiredShiftOffer(StaffingDb db, OfferEnding ending, Scope scope, TimeProvider clock)
{
    public async Task End(ShiftOfferId id, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var shift = await db.ShiftOffers.Where(o => o.Id == id).Select(o => o.OfferedShiftId).SingleAsync(cancel);
        await transaction.TakeTurn(OfferShift.Turn, shift.Value, cancel);
        var offer = await db.ShiftOffers.SingleAsync(o => o.Id == id, cancel);
        if (offer.Ended is not null || offer.Deadline > clock.GetUtcNow()) return;
        await ending.End(offer, OfferEnd.Expired, cancelAccepted: false, transaction, offer.OfferedBy, cancel);
        await transaction.Commit(cancel);
    }
}
