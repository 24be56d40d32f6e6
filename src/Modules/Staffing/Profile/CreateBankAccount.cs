using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Marketplace;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Profile;

/// <summary>A worker says where to pay them. The first account is the primary one until another is said to be. One that failed is good again by being said anew.</summary>
internal static class CreateBankAccount
{
    private const int Most = 10;
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(1);

    /// <param name="AccountNumber">4 to 17 digits.</param>
    /// <param name="IsPrimary">Payments go there from now on.</param>
    internal sealed record Input(
        [MinLength(1), MaxLength(120), OneLine] string BankName, [MinLength(1), MaxLength(120), OneLine] string AccountHolderName, [RegularExpression("[0-9]{4,17}", ErrorMessage = "4 to 17 digits.")] string AccountNumber,
        [RoutingNumber] string RoutingNumber, BankAccountType AccountType, bool IsPrimary = false) : IInput;

    public static async Task<Result<ListBankAccounts.View>> Handle(Input input, StaffingDb db, BankNumbers numbers, ProfileTurn turn, Worker worker, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await numbers.Seal(input.AccountNumber, input.RoutingNumber, cancel) is not { } kept) return Problem.TooManyRequests(ComeAgain);

        await using var transaction = await turn.Begin(cancel);
        var all = await db.BankAccounts.Where(a => a.StaffId == worker.Id).ToListAsync(cancel);
        var known = all.Find(a => kept.Fingerprints.Any(f => f.AsSpan().SequenceEqual(a.Fingerprint)));
        if (known is { Status: not BankAccountStatus.Failed }) return ProfileProblems.BankAccountExists;
        if (known is null && all.Count >= Most) return ProfileProblems.TooManyBankAccounts(Most);

        var primary = all.Find(a => a.IsPrimary);
        var account = known ?? new BankAccount { Id = NewId.At<BankAccountId>(clock), CompanyId = caller.Company, StaffId = worker.Id };
        account.Describe(input.BankName.Trim(), input.AccountHolderName.Trim(), input.AccountType, kept.Numbers);
        if (input.IsPrimary || primary is null || primary.Status is BankAccountStatus.Failed)
        {
            primary?.BePrimary(false);
            // The other has its place only then.
            await db.SaveChangesAsync(cancel);
            account.BePrimary(true);
        }
        if (known is null) db.BankAccounts.Add(account);
        var email = await db.Staff.Where(s => s.Id == worker.Id).Select(s => s.Email).SingleAsync(cancel);
        db.Publish(new BankAccountAdded(worker.User, email, account.Last4, caller.Address), account.Id.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return ListBankAccounts.Of(account);
    }
}
