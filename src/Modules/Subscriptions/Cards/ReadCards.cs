using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Subscriptions.Cards;

/// <summary>Everybody reads their own cards; admins read who pays for the company, and with what.</summary>
internal static class ReadCards
{
    private const int Most = 100;

    public static readonly Filters<PaymentCustomer> CustomerFilters = new Filters<PaymentCustomer>()
        .Id("userId", c => c.UserId)
        .Text("customerId", c => c.CustomerId)
        .Text("platform", c => c.Platform);

    public static readonly Filters<PaymentMethod> MethodFilters = new Filters<PaymentMethod>()
        .Text("paymentMethodId", m => m.PaymentMethodId)
        .Text("customerId", m => m.CustomerId)
        .Text("cardHolderName", m => m.CardHolderName)
        .Text("cardHolderZip", m => m.CardHolderZip)
        .Text("platform", m => m.Platform)
        .Text("cardInfo", m => m.CardLabel);

    public static async Task<Result<IReadOnlyList<PaymentMethodView>>> Own(SubscriptionsDb db, Caller caller, CancellationToken cancel)
    {
        var user = caller.User;
        return (await db.Methods.AsNoTracking().Where(m => m.UserId == user).OrderByDescending(m => m.Id).Take(Most).ToListAsync(cancel)).ConvertAll(PaymentMethodView.Of);
    }

    public static async Task<Result<PaymentCustomerView>> Customer(UserId userId, SubscriptionsDb db, Caller caller, CancellationToken cancel)
    {
        if (userId != caller.User && !caller.IsAdmin) return Problem.NotFound;
        return await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.UserId == userId, cancel) is { } found ? PaymentCustomerView.Of(found) : Problem.NotFound;
    }

    public static async Task<Result<Page<PaymentCustomerView>>> Customers(ListOf<PaymentCustomer> list, SubscriptionsDb db, CancellationToken cancel) => (await list.Read(db.Customers, cancel)).Select(PaymentCustomerView.Of);

    public static async Task<Result<Page<PaymentMethodView>>> Methods(UserId userId, ListOf<PaymentMethod> list, SubscriptionsDb db, IPeople people, Caller caller, CancellationToken cancel)
    {
        if (userId != caller.User && (!caller.IsAdmin || (await people.Briefs([userId], cancel)).Count == 0)) return Problem.NotFound;
        return (await list.Read(db.Methods.Where(m => m.UserId == userId), cancel)).Select(PaymentMethodView.Of);
    }
}
