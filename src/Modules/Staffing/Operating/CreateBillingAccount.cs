using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Operating;

/// <summary>What a client pays from, as operators see it.</summary>
internal sealed record BillingAccountView : View
{
    public BusinessId BusinessId { get; init; }
    public string BankName { get; init; } = "";
    public string? ProviderReference { get; init; }
    public string? Last4 { get; init; }
    public AccountType AccountType { get; init; }
    public bool IsPrimary { get; init; }
    public AccountStatus Status { get; init; }
}

/// <summary>An operator notes another account that a client pays from. Of the number nothing but its end is kept.</summary>
internal static class CreateBillingAccount
{
    /// <param name="ProviderReference">As whoever collects the money names it.</param>
    /// <param name="Last4">The last four digits of its number.</param>
    /// <param name="IsPrimary">It is the usual one from now on, in the place of the one before.</param>
    internal sealed record Input(
        [MaxLength(100), OneLine] string BankName, [MaxLength(200), OneLine] string? ProviderReference = null, [RegularExpression("[0-9]{4}")] string? Last4 = null, AccountType AccountType = AccountType.Checking, bool IsPrimary = false) : IInput;

    public static async Task<Result<BillingAccountView>> Handle(BusinessId businessId, Input request, StaffingDb db, WriteUnit unit, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await unit.Begin(cancel);
        // Of two who name another usual one, the second comes after.
        await transaction.TakeTurn("staffing.billingAccounts", businessId.Value, cancel);
        if (!await db.Businesses.AnyAsync(b => b.Id == businessId, cancel)) return Problem.NotFound;
        if (request.IsPrimary) await db.BillingAccounts.Where(a => a.BusinessId == businessId && a.IsPrimary).ForEachAsync(a => a.IsPrimary = false, cancel);
        // Of a business one is the usual one at a time, so that this comes after.
        await db.SaveChangesAsync(cancel);
        var account = new BillingAccount
        {
            Id = NewId.At<BillingAccountId>(clock), CompanyId = unit.Caller.Company, BusinessId = businessId, BankName = request.BankName.Trim(), ProviderReference = HubDetails.OrNull(request.ProviderReference), Last4 = request.Last4,
            AccountType = request.AccountType, IsPrimary = request.IsPrimary,
        };
        db.BillingAccounts.Add(account);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return new BillingAccountView
        {
            BusinessId = businessId, BankName = account.BankName, ProviderReference = account.ProviderReference, Last4 = account.Last4, AccountType = account.AccountType, IsPrimary = account.IsPrimary, Status = account.Status,
        }.Stamped(account);
    }
}
