using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Pay;

/// <summary>Sends payments that are to be sent, and asks again for those of which nobody said what became of them.</summary>
internal sealed class SendPayouts(DueOneByOne due, PayoutOptions options, TimeProvider clock) : IJob
{
    public const string Name = "staffing.payouts";

    /// <summary>Something is to be sent now.</summary>
    public const string Wanted = "staffing.payoutWanted";

    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var waiting = services.GetRequiredService<StaffingDb>().Payments.Where(p => p.NextTryAt <= now).Select(p => new Due<PaymentId> { CompanyId = p.CompanyId, Id = p.Id, At = p.NextTryAt!.Value });
        return due.Each(Name, waiting, (unit, payment) => unit.GetRequiredService<DuePayout>().Pay(payment, cancel), cancel, options.AtOnce);
    }
}

/// <summary>
/// One of them: begun in one transaction, sent in none, noted in another. Who begins second finds it begun, and whose lease has run out is not heard. A host that dies in
/// between leaves it under way: it is sent again under the same key, by which it is paid once.
/// </summary>
internal sealed class DuePayout(StaffingDb db, PayoutAccounts accounts, IPayouts payouts, ShiftNews news, Scope scope, TimeProvider clock)
{
    public async Task Pay(PaymentId id, CancellationToken cancel)
    {
        if (await Begin(id, cancel) is not ({ } begun, { } account)) return;
        var answer = await scope.WithoutConnection(() => payouts.Pay(begun, account, cancel), cancel);
        await End(id, begun.Attempts, answer, cancel);
    }

    private async Task<(Payment Payment, PayoutAccount Account)?> Begin(PaymentId id, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var (payment, now) = ((await db.Locked(id, cancel))!, clock.GetUtcNow());
        if (!payment.IsDue(now)) return null;
        var account = payment.IsUnderWay ? await accounts.Of(payment, cancel) : await accounts.Primary(payment.StaffId, cancel);
        if (account is null || (payment.Status is PayoutStatus.Failed && account.Id == payment.AccountId)) payment.Wait();
        else payment.Begin(account, now);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        db.ChangeTracker.Clear();
        return payment.IsUnderWay ? (payment, account!) : null;
    }

    private async Task End(PaymentId id, int attempt, PayoutAnswer answer, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var timesheet = (await db.Locked(await db.Payments.Where(p => p.Id == id).Select(p => p.TimesheetId).SingleAsync(cancel), cancel))!;
        var payment = (await db.Locked(id, cancel))!;
        if (!payment.IsAt(attempt)) return;
        switch (answer.Outcome)
        {
            case PayoutOutcome.Paid:
                payment.BePaid(answer.Reference, clock.GetUtcNow());
                timesheet.BePaid();
                break;
            case PayoutOutcome.Failed:
                payment.Fail(answer.FailureCode!);
                break;
            default:
                payment.AskAgain(clock.GetUtcNow());
                break;
        }
        await db.SaveChangesAsync(cancel);
        if (answer.Outcome is not PayoutOutcome.Unknown) await Tell(payment, cancel);
        await transaction.Commit(cancel);
    }

    private async Task Tell(Payment payment, CancellationToken cancel)
    {
        var role = await db.ShiftRoles.AsNoTracking().Where(r => db.Assignments.Any(a => a.Id == payment.AssignmentId && a.ShiftRoleId == r.Id)).SingleAsync(cancel);
        var isPaid = payment.Status is PayoutStatus.Paid;
        await news.ToWorker(MarketplaceNoticeType.PaymentPaid, role, $"payment:{payment.Id}:{(isPaid ? "paid" : payment.Attempts)}", payment.StaffId, cancel, isPaid ? NoticeVariant.Usual : NoticeVariant.Failed, payment.AssignmentId);
    }
}
