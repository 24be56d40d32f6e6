using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Subscriptions.Managing;

namespace WorkforceOS.Subscriptions.Ledger;

internal sealed record NewPayment(CompanySubscriptionId OrderId, [MaxLength(255), OneLine] string PaymentId, [MaxLength(100), OneLine] string PaymentStatus, [MaxLength(2000), WebAddress] string? RedirectUrl = null) : IInput;

/// <summary>The platform notes a payment that the provider knows nothing of, such as a transfer. It changes no subscription.</summary>
internal static class EnterPayment
{
    public static async Task<Result<PaymentView>> Handle(NewPayment input, Reach reach, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var noted = await reach.At<PaymentView>(ReadSubscriptions.Whose(input.OrderId), async unit =>
        {
            var db = unit.GetRequiredService<SubscriptionsDb>();
            var order = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == input.OrderId, cancel);
            if (order is null) return SubscriptionProblems.NoSuchSubscription;
            var line = new Payment { Id = NewId.At<PaymentRowId>(clock), CompanyId = order.CompanyId, OrderId = order.Id, OwnerId = caller.User, Origin = PaymentOrigin.Manual, RedirectUrl = input.RedirectUrl, Currency = order.Currency };
            line.Stands(input.PaymentId.Trim(), input.PaymentStatus.Trim(), false, null, 0, clock.GetUtcNow());
            db.Payments.Add(line);
            await db.SaveChangesAsync(cancel);
            return PaymentView.Of(line);
        }, cancel);
        return noted.Problem is { Kind: ProblemKind.NotFound } ? SubscriptionProblems.NoSuchSubscription : noted;
    }
}
