using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Billing;

/// <summary>What the business pays from, the usual one first.</summary>
internal static class ListBillingAccounts
{
    internal sealed record View(BillingAccountId AccountId, string BankName, string? ProviderReference, string Last4, AccountType AccountType, bool IsPrimary, AccountStatus Status);

    public static async Task<Result<Page<View>>> Handle(RowWindow window, StaffingDb db, Member member, CancellationToken cancel) => await Page.Read(
        db.BillingAccounts.AsNoTracking().Where(a => a.BusinessId == member.Business).OrderByDescending(a => a.IsPrimary).ThenBy(a => a.BankName).ThenBy(a => a.Id)
            .Select(a => new View(a.Id, a.BankName, a.ProviderReference, a.Last4 ?? "", a.AccountType, a.IsPrimary, a.Status)), window, cancel);
}
