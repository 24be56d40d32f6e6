using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Subscriptions.Ledger;

/// <summary>Admins read the ledger of their company, the platform all ledgers.</summary>
internal static class ReadPayments
{
    public static readonly Filters<Payment> Filters = new Filters<Payment>()
        .Id("ownerId", p => p.OwnerId)
        .Id("orderId", p => p.OrderId)
        .Text("paymentId", p => p.PaymentId)
        .Text("paymentStatus", p => p.PaymentStatus)
        .Text("statusLiteral", p => p.StatusLiteral)
        .Text("redirectUrl", p => p.RedirectUrl)
        .Choice("origin", p => p.Origin);

    public static Task<Result<PaymentView>> One(PaymentRowId sys_companySubscriptionPaymentId, Reach reach, CancellationToken cancel) => First(reach, payments => payments.Where(p => p.Id == sys_companySubscriptionPaymentId), cancel);

    public static Task<Result<PaymentView>> OfOrder(CompanySubscriptionId orderId, Reach reach, CancellationToken cancel) => First(reach, payments => payments.Where(p => p.OrderId == orderId), cancel);

    public static Task<Result<PaymentView>> OfPayment(string paymentId, Reach reach, CancellationToken cancel) => First(reach, payments => payments.Where(p => p.PaymentId == paymentId), cancel);

    public static async Task<Result<Page<PaymentView>>> All(ListOf<Payment> list, Reach reach, CancellationToken cancel) => (await reach.List(list, db => db.Payments, cancel)).Select(PaymentView.Of);

    /// <summary>Of which company it is.</summary>
    public static Func<SubscriptionsDb, IQueryable<CompanyId>> Whose(Func<IQueryable<Payment>, IQueryable<Payment>> which) => db =>
    {
        // The platform is told by an id alone.
        return which(db.Payments.IgnoreQueryFilters([ModuleDb.TenantFilter])).Select(p => p.CompanyId);
    };

    private static Task<Result<PaymentView>> First(Reach reach, Func<IQueryable<Payment>, IQueryable<Payment>> which, CancellationToken cancel) => reach.At<PaymentView>(Whose(which), async unit =>
        await which(unit.GetRequiredService<SubscriptionsDb>().Payments.AsNoTracking()).OrderByDescending(p => p.Id).FirstOrDefaultAsync(cancel) is { } found ? PaymentView.Of(found) : Problem.NotFound, cancel);
}
