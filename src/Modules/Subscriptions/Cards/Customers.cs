using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Cards;

/// <summary>The company as the provider's customer: one for all its admins, so that it outlives each of them.</summary>
internal sealed class Customers(SubscriptionsDb db, Scope scope, PaymentProvider provider, ICompanies companies, IPeople people, TimeProvider clock)
{
    public async Task<Result<string>> Of(UserId user, CancellationToken cancel)
    {
        var rows = await db.Customers.AsNoTracking().OrderBy(c => c.Id).Select(c => new { c.UserId, c.CustomerId }).Take(1000).ToListAsync(cancel);
        if (rows.Find(c => c.UserId == user) is { } own) return own.CustomerId;
        var customer = rows.Count > 0 ? rows[0].CustomerId : await Make(user, cancel);
        if (customer.Problem is not null) return customer;

        await Keep(user, customer.Value, cancel);
        await db.Own(customer.Value, null, cancel);
        return customer;
    }

    private async Task Keep(UserId user, string customerId, CancellationToken cancel)
    {
        var row = new PaymentCustomer { Id = NewId.At<PaymentCustomerId>(clock), CompanyId = scope.Caller.Company, UserId = user, CustomerId = customerId };
        db.Customers.Add(row);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException quicker) when (quicker.Violates(PaymentCustomer.OfUser))
        {
            db.Entry(row).State = EntityState.Detached;
        }
    }

    private async Task<Result<string>> Make(UserId user, CancellationToken cancel)
    {
        var company = (await companies.Find(scope.Caller.Company, cancel))!;
        var email = (await people.Contacts([user], cancel)).GetValueOrDefault(user)?.Email;
        return await scope.WithoutConnection(() => provider.Customer(company.Id, company.Fullname ?? company.Name, email, cancel), cancel);
    }
}
