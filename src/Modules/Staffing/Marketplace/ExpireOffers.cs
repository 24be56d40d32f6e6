using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>Places that were held for workers who did not answer in time are free again, and others hear of them.</summary>
internal sealed class ExpireOffers(Scopes scopes, TimeProvider clock) : IJob
{
    public const string Name = "staffing.offers";

    private const int AtOnce = 500;

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var (now, db) = (clock.GetUtcNow(), services.GetRequiredService<StaffingDb>());
        int found;
        do
        {
            // Across companies: one look instead of one for each company; only ids are read here.
            var due = await db.Assignments.IgnoreQueryFilters([ModuleDb.TenantFilter]).Where(a => a.Status == AssignmentStatus.Assigned && a.RespondBy <= now)
                .OrderBy(a => a.RespondBy).ThenBy(a => a.Id).Take(AtOnce).Select(a => new { a.CompanyId, a.Id }).ToListAsync(cancel);
            found = due.Count;
            await CompanyByCompany.Each(Name, due, offer => scopes.Run(Caller.Platform(offer.CompanyId, Name), unit => unit.GetRequiredService<ExpiredOffer>().End(offer.Id, cancel), cancel), cancel);
        }
        while (found == AtOnce);
    }
}

/// <summary>One of them, looked at again under the lock of its role: whoever accepts in the last moment has it, or has not.</summary>
internal sealed class ExpiredOffer(StaffingDb db, Scope scope, Bookings bookings, ShiftProgress progress, ShiftNews news, TimeProvider clock)
{
    public async Task End(AssignmentId id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await scope.Begin(cancel);
        var of = await db.Assignments.AsNoTracking().Where(a => a.Id == id).Select(a => a.ShiftRoleId).SingleAsync(cancel);
        var role = (await db.Locked(of, cancel))!;
        var assignment = (await db.Locked(id, cancel))!;
        if (assignment.Status is not AssignmentStatus.Assigned || assignment.RespondBy > now) return;

        _ = assignment.Cancel(CancelCodes.OfferExpired, CancelledBy.System, null, now);
        role.Free();
        if (assignment.ApplicationId is { } applied) (await db.Applications.SingleAsync(a => a.Id == applied, cancel)).Expire(now);
        if (role.StartsAt > now) db.PublishSoon(new PlaceOpened(role.Id, Tiers.Core, role.ReleasedTier, $"freed:{id}"), role.Id.Value);
        await bookings.Save([assignment], cancel);
        await progress.Follow(role.ShiftId, cancel);
        await news.ToWorker(MarketplaceNoticeType.ShiftCancelled, role, $"offer-expired:{id}", assignment.StaffId, cancel, NoticeVariant.OfferExpired, id);
        await transaction.Commit(cancel);
    }
}
