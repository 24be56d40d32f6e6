using Microsoft.EntityFrameworkCore;
using WorkforceOS.Staffing.Profile;

namespace WorkforceOS.Staffing.Pay;

/// <summary>Where a worker is paid to, by what may be said of it: of its numbers the last digits.</summary>
/// <param name="BankName">Null, and so with the three below, where the account is gone with whose it was.</param>
internal sealed record PayoutAccount(Guid Id, string Last4, string? BankName = null, string? AccountHolderName = null, BankAccountType? AccountType = null, string? RoutingLast4 = null)
{
    public static PayoutAccount Of(BankAccount a) => new(a.Id.Value, a.Last4, a.BankName, a.Holder, a.Type, a.RoutingLast4);
}

/// <summary>All that payments know of workers' accounts. Their numbers are sealed, and none of them is opened here.</summary>
internal sealed class PayoutAccounts(StaffingDb db)
{
    /// <summary>The one that a worker wants to be paid to; null where they have none that may be.</summary>
    public async Task<PayoutAccount?> Primary(StaffId staff, CancellationToken cancel) =>
        await db.BankAccounts.AsNoTracking().SingleOrDefaultAsync(a => a.StaffId == staff && a.IsPrimary && a.Status == BankAccountStatus.Active, cancel) is { } primary ? PayoutAccount.Of(primary) : null;

    /// <summary>The one that a payment went to.</summary>
    public async Task<PayoutAccount> Of(Payment payment, CancellationToken cancel)
    {
        var id = new BankAccountId(payment.AccountId!.Value);
        return await db.BankAccounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel) is { } account ? PayoutAccount.Of(account) : new(id.Value, payment.AccountLast4!);
    }

    /// <summary>Has everything sent that waits and can be: what was never sent, and what failed where another account is wanted now.</summary>
    /// <returns>How many.</returns>
    public Task<int> Send(DateTimeOffset now, CancellationToken cancel) => db.Database.ExecuteSqlAsync($"""
        UPDATE staffing.payments p SET next_try_at = {now} FROM staffing.staff_bank_accounts a
        WHERE p.company_id = {db.CompanyOf} AND p.status IN ('pending', 'failed') AND p.next_try_at IS NULL
            AND a.company_id = p.company_id AND a.staff_id = p.staff_id AND a.is_primary AND a.is_active AND a.status = 'active' AND (p.status = 'pending' OR a.id IS DISTINCT FROM p.account_id)
        """, cancel);
}
