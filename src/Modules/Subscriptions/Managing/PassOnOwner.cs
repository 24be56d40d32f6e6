using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Subscriptions.Managing;

/// <summary>
/// What belonged to an admin who is one no longer belongs to the company's owner, else to another admin. Of who has gone the saved cards are used
/// no longer, here and at the provider.
/// </summary>
internal sealed class PassOnOwner(SubscriptionsDb db, IPeople people, Caller caller, TimeProvider clock) : ISubscriber<UserDeactivated>, ISubscriber<UserRoleChanged>
{
    public async Task Hear(UserDeactivated @event, CancellationToken cancel)
    {
        var gone = @event.User;
        await PassOn(gone, cancel);
        var (company, now) = (caller.Company.Value, clock.GetUtcNow());
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO subscriptions.detachments (payment_method_id, belongs_to, attempts, next_try_at)
            SELECT payment_method_id, company_id, 0, {now} FROM subscriptions.payment_methods WHERE company_id = {company} AND user_id = {gone.Value} AND is_active ON CONFLICT DO NOTHING
            """, cancel);
        var paying = await db.Subscriptions.Where(s => s.Status == SubscriptionStatus.Active && s.AttemptMethod != null).Select(s => s.AttemptMethod).ToListAsync(cancel);
        foreach (var card in await db.Methods.Where(m => m.UserId == gone && !paying.Contains(m.PaymentMethodId)).ToListAsync(cancel)) card.Delete();
        await db.SaveChangesAsync(cancel);
    }

    public async Task Hear(UserRoleChanged @event, CancellationToken cancel)
    {
        await PassOn(@event.User, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task PassOn(UserId from, CancellationToken cancel)
    {
        var theirs = await db.Subscriptions.Where(s => s.OwnerId == from).ToListAsync(cancel);
        if (theirs.Count == 0) return;
        var admins = await people.Admins(cancel);
        // They may be one again by the time that this is heard.
        if (admins.Count == 0 || admins.Contains(from)) return;
        var next = await people.Owner(cancel) ?? admins[0];
        foreach (var one in theirs) one.OwnerId = next;
    }
}
