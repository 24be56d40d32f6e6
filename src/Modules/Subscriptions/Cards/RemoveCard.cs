using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Cards;

/// <summary>Somebody takes a card of theirs away, unless it pays.</summary>
internal static class RemoveCard
{
    public static async Task<Result<PaymentMethodView>> Handle(string paymentMethodId, SubscriptionsDb db, PaymentProvider provider, Scope scope, CancellationToken cancel)
    {
        var user = scope.Caller.User;
        var own = db.Methods.Where(m => m.UserId == user);
        var card = Guid.TryParse(paymentMethodId, out var id)
            ? await own.SingleOrDefaultAsync(m => m.Id == new PaymentMethodRowId(id), cancel)
            : await own.SingleOrDefaultAsync(m => m.PaymentMethodId == paymentMethodId, cancel);
        if (card is null) return Problem.NotFound;
        if (await db.Subscriptions.AnyAsync(s => s.AttemptMethod == card.PaymentMethodId && s.Status == SubscriptionStatus.Active && s.StripeSubscriptionId != null, cancel)) return SubscriptionProblems.MethodInUse;
        if (await scope.WithoutConnection(() => provider.Detach(card.PaymentMethodId, cancel), cancel) is { } away) return away;

        card.Delete();
        await db.SaveChangesAsync(cancel);
        return PaymentMethodView.Of(card);
    }
}
