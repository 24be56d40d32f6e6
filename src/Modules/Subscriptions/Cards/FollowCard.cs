using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Cards;

/// <summary>Brings a saved card to what the provider has: its bank has sent a new one, or somebody has taken it away there.</summary>
internal sealed class FollowCard(SubscriptionsDb db, Scope scope, PaymentProvider provider)
{
    public async Task<Problem?> Read(string method, CancellationToken cancel)
    {
        var saved = await db.Methods.SingleOrDefaultAsync(m => m.PaymentMethodId == method, cancel);
        if (saved is null) return null;
        var read = await scope.WithoutConnection(() => provider.Card(method, cancel), cancel);
        if (read.Problem is { Status: >= 500 } away) return away;
        if (read.Problem is null && read.Value is { CustomerId: { } customer } card && customer == saved.CustomerId) saved.Becomes(card.Info, card.Fingerprint);
        else saved.Delete();
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
