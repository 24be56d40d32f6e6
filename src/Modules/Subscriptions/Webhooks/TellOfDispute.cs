using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Webhooks;

/// <summary>Somebody disputes a charge at their bank. It is the platform's to answer, so that its people are told, and the company is not.</summary>
internal sealed class TellOfDispute(Scopes scopes, PaymentProvider provider)
{
    public async Task<Problem?> Tell(string eventId, string disputeId, CompanySubscriptionId order, CancellationToken cancel)
    {
        var dispute = await provider.Dispute(disputeId, cancel);
        if (dispute.Problem is { } problem) return problem;
        var (amount, currency) = dispute.Value;
        await scopes.Run(Caller.Platform(CompanyId.Root, "stripe"), async unit =>
        {
            var db = unit.GetRequiredService<SubscriptionsDb>();
            await using var transaction = await unit.GetRequiredService<Scope>().Begin(cancel);
            // Who marks the event tells, however many look at it at once.
            var first = await db.Events.Where(e => e.Id == eventId && e.State != EventState.Done).ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EventState.Done), cancel);
            if (first == 1)
            {
                db.Publish(new PaymentDisputed(order, amount, currency), order.Value);
                await db.SaveChangesAsync(cancel);
            }
            await transaction.Commit(cancel);
        }, cancel);
        return null;
    }
}
