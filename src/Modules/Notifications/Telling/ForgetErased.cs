using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Notifications.Telling;

/// <summary>What an erased person was told goes, and what others were told of them.</summary>
internal sealed class ForgetErased(NotificationsDb db) : ISubscriber<UserErased>
{
    public async Task Hear(UserErased erased, CancellationToken cancel)
    {
        // Also what was replaced by one that says it together with more.
        await db.Notifications.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(n => n.User == erased.User || n.AboutUserId == erased.User).ExecuteDeleteAsync(cancel);
        await db.MailChoices.Where(c => c.UserId == erased.User).ExecuteDeleteAsync(cancel);
        await db.Inboxes.Where(i => i.UserId == erased.User).ExecuteDeleteAsync(cancel);
    }
}
