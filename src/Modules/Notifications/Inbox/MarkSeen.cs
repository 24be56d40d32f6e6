using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Notifications.Inbox;

/// <summary>The reader has seen these notifications, or all there are; answers how many that changed, and how many are unread still. Saying it again changes nothing.</summary>
internal static class MarkSeen
{
    /// <param name="Ids">All of one's own when left out.</param>
    /// <param name="NotificationIds">The same under another name.</param>
    internal sealed record Input(IReadOnlyList<NotificationId>? Ids, IReadOnlyList<NotificationId>? NotificationIds = null) : IInput;

    public static async Task<Result<Seen>> Handle(Input input, NotificationsDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var own = db.Notifications.Where(n => n.User == caller.User);
        var wanted = own;
        if ((input.Ids ?? input.NotificationIds) is { } given)
        {
            var ids = given.Distinct().ToList();
            wanted = own.Where(n => ids.Contains(n.Id));
            // What a page still shows may have been told together with more meanwhile.
            var known = db.Notifications.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(n => n.User == caller.User && ids.Contains(n.Id));
            if (await known.CountAsync(cancel) < ids.Count) return Problem.NotFound;
        }

        var now = clock.GetUtcNow();
        var marked = await wanted.Where(n => n.SeenAt == null).ExecuteUpdateAsync(set => set
            .SetProperty(n => n.SeenAt, now)
            .SetProperty(n => n.UpdatedAt, now)
            .SetProperty(n => n.RecordVersion, n => n.RecordVersion + 1), cancel);
        return new Seen(marked, await own.CountAsync(n => n.SeenAt == null, cancel));
    }

    /// <param name="MarkedCount">How many had not been seen before.</param>
    internal sealed record Seen(int MarkedCount, int UnreadCount);
}
