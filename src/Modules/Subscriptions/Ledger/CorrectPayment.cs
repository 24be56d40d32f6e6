using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Subscriptions.Ledger;

internal sealed record PaymentChange([MaxLength(255), OneLine] Patch<string> PaymentId, [MaxLength(100), OneLine] Patch<string> PaymentStatus, [MaxLength(2000), WebAddress] Patch<string?> RedirectUrl) : IInput;

/// <summary>The platform corrects or removes a payment that it noted itself.</summary>
internal static class CorrectPayment
{
    public static Task<Result<PaymentView>> Change(PaymentRowId sys_companySubscriptionPaymentId, PaymentChange change, Reach reach, TimeProvider clock, CancellationToken cancel) => Do(sys_companySubscriptionPaymentId, reach, line =>
    {
        line.Stands(change.PaymentId.Or(line.PaymentId).Trim(), change.PaymentStatus.Or(line.PaymentStatus).Trim(), false, null, 0, clock.GetUtcNow());
        line.RedirectUrl = change.RedirectUrl.Or(line.RedirectUrl);
    }, cancel);

    public static Task<Result<PaymentView>> Remove(PaymentRowId sys_companySubscriptionPaymentId, Reach reach, CancellationToken cancel) => Do(sys_companySubscriptionPaymentId, reach, line => line.Delete(), cancel);

    private static Task<Result<PaymentView>> Do(PaymentRowId id, Reach reach, Action<Payment> how, CancellationToken cancel) => reach.At<PaymentView>(ReadPayments.Whose(payments => payments.Where(p => p.Id == id)), async unit =>
    {
        var db = unit.GetRequiredService<SubscriptionsDb>();
        var line = await db.Payments.SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (line is null) return Problem.NotFound;
        if (line.Origin is not PaymentOrigin.Manual) return SubscriptionProblems.FromProvider;

        how(line);
        await db.SaveChangesAsync(cancel);
        return PaymentView.Of(line);
    }, cancel);
}
