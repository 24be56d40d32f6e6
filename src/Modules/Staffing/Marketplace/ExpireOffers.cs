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
internal sealed class ExpireOffers(DueOneByOne due, TimeProvider clock) : IJob
{
    public const string Name = "staffing.offers";

    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var unanswered = services.GetRequiredService<StaffingDb>().Assignments.Where(a => a.Status == AssignmentStatus.Assigned && a.RespondBy <= now)
            .Select(a => new Due<AssignmentId> { CompanyId = a.CompanyId, Id = a.Id, At = a.RespondBy!.Value });
        return due.Each(Name, unanswered, (unit, offer) => unit.GetRequiredService<ExpiredOffer>().End(offer, cancel), cancel);
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
        if (role.CanBeFilled(now)) db.PublishSoon(new PlaceOpened(role.Id, Tiers.Core, role.ReleasedTier, $"freed:{id}"), role.Id.Value);
        await bookings.Save([assignment], cancel);
        await progress.Follow(role.ShiftId, cancel);
        await news.ToWorker(MarketplaceNoticeType.ShiftCancelled, role, $"offer-expired:{id}", assignment.StaffId, cancel, NoticeVariant.OfferExpired, id);
        await transaction.Commit(cancel);
    }
}
