using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Subscriptions.Managing;

/// <summary>What belonged to somebody who has gone belongs to another admin; their saved cards are used no longer.</summary>
internal sealed class PassOnOwner(SubscriptionsDb db, IPeople people) : ISubscriber<UserDeactivated>
{
    public async Task Hear(UserDeactivated @event, CancellationToken cancel)
    {
        var gone = @event.User;
        var theirs = await db.Subscriptions.Where(s => s.OwnerId == gone).ToListAsync(cancel);
        if (theirs.Count > 0 && (await people.Admins(cancel)).Where(a => a != gone).ToList() is [var next, ..])
        {
            foreach (var one in theirs) one.OwnerId = next;
        }
        var paying = await db.Subscriptions.Where(s => s.Status == SubscriptionStatus.Active && s.AttemptMethod != null).Select(s => s.AttemptMethod).ToListAsync(cancel);
        foreach (var card in await db.Methods.Where(m => m.UserId == gone && !paying.Contains(m.PaymentMethodId)).ToListAsync(cancel)) card.Delete();
        await db.SaveChangesAsync(cancel);
    }
}
