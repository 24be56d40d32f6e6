using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Marketplace;

/// <summary>What became of a notice in the queue of its channel.</summary>
/// <param name="Sent">To one device at least, or by its mail.</param>
internal sealed record QueueOutcome(Guid Notice, bool Sent, bool Dead, bool Expired, int Attempts, string? Error)
{
    public NoticeState State => this switch
    {
        { Sent: true } => NoticeState.Sent,
        { Dead: true } => NoticeState.Failed,
        { Expired: true } => NoticeState.Expired,
        // Every device was off or unknown to its service.
        _ => NoticeState.Suppressed,
    };
}

/// <summary>Settles notices as their queue did. One that no device was there to get goes on by mail, if it is worth one.</summary>
internal sealed class FollowNotices(NotificationsDb db, Scope scope, TimeProvider clock)
{
    public async Task<int> Run(IReadOnlyCollection<QueueOutcome> outcomes, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var ids = outcomes.Select(o => o.Notice).ToArray();
        var (company, all) = (scope.Caller.Company.Value, outcomes.ToDictionary(o => o.Notice));
        var notices = await db.Notices.FromSql($"SELECT * FROM notifications.notices WHERE company_id = {company} AND id = ANY ({ids}) AND state = 'processing' ORDER BY id FOR UPDATE SKIP LOCKED").ToListAsync(cancel);
        foreach (var notice in notices)
        {
            var outcome = all[notice.Id];
            notice.Settle(outcome.State, outcome.Sent ? null : outcome.Error, outcome.Attempts, clock.GetUtcNow());
            if (outcome.State is NoticeState.Suppressed && KindFacts.Of(notice.Kind).Mail) db.Notices.Add(notice.ByMail(clock));
        }
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return notices.Count;
    }
}
