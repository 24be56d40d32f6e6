using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Profile;

/// <summary>Where the worker is paid, the primary one first.</summary>
internal static class ListBankAccounts
{
    /// <param name="Last4">The last digits of the account's number, four at most.</param>
    /// <param name="Status">What is active may be paid to.</param>
    internal sealed record View(
        BankAccountId AccountId, string BankName, string AccountHolderName, BankAccountType AccountType, string Last4, string? RoutingLast4, bool IsPrimary, BankAccountStatus Status);

    public static async Task<Result<Page<View>>> Handle(RowWindow window, StaffingDb db, Worker worker, CancellationToken cancel) =>
        (await Page.Read(db.BankAccounts.AsNoTracking().Where(a => a.StaffId == worker.Id).OrderByDescending(a => a.IsPrimary).ThenBy(a => a.Id), window, cancel)).Select(Of);

    public static View Of(BankAccount a) => new(a.Id, a.BankName, a.Holder, a.Type, a.Last4, a.RoutingLast4, a.IsPrimary, a.Status);
}
