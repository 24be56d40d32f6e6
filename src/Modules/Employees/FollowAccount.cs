using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Employees.Employments;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Employees;

/// <summary>Whose account ends is employed until then: the profile is in no list, and stays for what rests on it.</summary>
internal sealed class EndWithAccount(EmploymentLedger ledger, Scope scope) : ISubscriber<UserDeactivated>
{
    public async Task Hear(UserDeactivated gone, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var file = await ledger.Open(gone.User, transaction, cancel);
        if (file.Profile is not { IsActive: true } profile) return;
        file.Cease(gone.LastDay ?? file.Today, gone.Archived ? EndReason.AccountArchived : EndReason.AccountDeleted, withAccount: true);
        profile.EndWithAccount();
        ledger.Because(gone.Reason);
        await ledger.Save(file, transaction, cancel);
        await transaction.Commit(cancel);
    }
}

/// <summary>
/// Who comes back within thirty days is employed as before, unless somebody has ended that otherwise. Where days since are settled, they stay
/// days without employment, and it goes on behind them.
/// </summary>
internal sealed partial class ReturnWithAccount(EmploymentLedger ledger, EmployeesDb db, Scope scope, ILogger<ReturnWithAccount> log) : ISubscriber<UserReturned>
{
    public async Task Hear(UserReturned back, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var file = await ledger.Open(back.User, transaction, cancel);
        if (file.Profile is not { EndedWithAccount: true } profile) return;
        var settledThrough = await db.LockedDays.Where(l => l.UserId == back.User).MaxAsync(l => (DateOnly?)l.LastDay, cancel);
        if (file.ReturnWithAccount(settledThrough)) LogSettled(log, back.User, settledThrough!.Value);
        profile.ReturnWithAccount();
        await ledger.Save(file, transaction, cancel);
        await transaction.Commit(cancel);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The employment of {User} goes on after {Day:O}: the days up to it are locked")]
    private static partial void LogSettled(ILogger log, UserId user, DateOnly day);
}
