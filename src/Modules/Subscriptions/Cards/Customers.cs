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

        // Rows without their trail: an upsert that others may have been quicker with.
        var (id, company, now, given) = (NewId.At(clock), scope.Caller.Company.Value, clock.GetUtcNow(), customer.Value);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO subscriptions.customers (company_id, id, is_active, record_version, created_at, updated_at, user_id, customer_id, platform)
            VALUES ({company}, {id}, true, 1, {now}, {now}, {user.Value}, {given}, {PaymentCustomer.Stripe}) ON CONFLICT DO NOTHING
            """, cancel);
        await db.Own(given, null, cancel);
        return given;
    }

    private async Task<Result<string>> Make(UserId user, CancellationToken cancel)
    {
        var company = (await companies.Find(scope.Caller.Company, cancel))!;
        var email = (await people.Contacts([user], cancel)).GetValueOrDefault(user)?.Email;
        return await scope.WithoutConnection(() => provider.Customer(company.Id, company.Fullname ?? company.Name, email, cancel), cancel);
    }
}
