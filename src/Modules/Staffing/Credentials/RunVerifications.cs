using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>Has files judged that wait for it, and takes up again what a host that has gone left lying.</summary>
internal sealed class RunVerifications(DueOneByOne due, TimeProvider clock) : IJob
{
    public const string Name = "staffing.verifications";

    /// <summary>Something is to be judged now.</summary>
    public const string Wanted = "staffing.verificationWanted";


    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var waiting = services.GetRequiredService<StaffingDb>().Verifications.Where(v => v.NextTryAt <= now).Select(v => new Due<VerificationId> { CompanyId = v.CompanyId, Id = v.Id, At = v.NextTryAt!.Value });
        return due.Each(Name, waiting, (unit, verification) => unit.GetRequiredService<DueVerification>().Judge(verification, cancel), cancel);
    }
}

/// <summary>One of them: begun in one transaction, judged in none, decided in another. Who begins second finds it begun, and whose lease has run out is not heard.</summary>
internal sealed class DueVerification(StaffingDb db, Scope scope, VerificationDesk desk, Verifier verifier, IFiles files, TimeProvider clock)
{
    private static readonly TimeSpan LinkGoodFor = TimeSpan.FromMinutes(15);

    public async Task Judge(VerificationId id, CancellationToken cancel)
    {
        if (await Begin(id, cancel) is not { } begun) return;
        var decision = await Decision(begun, cancel);
        await End(id, begun.Attempts, decision, cancel);
    }

    private async Task<Verification?> Begin(VerificationId id, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var verification = (await db.Locked(id, cancel))!;
        if (verification.NextTryAt is null) return null;
        var isBegun = verification.Begin(clock.GetUtcNow());
        if (isBegun || verification.NextTryAt is null) desk.Note(verification, isBegun ? VerificationEventType.Started : VerificationEventType.Unanswered);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        db.ChangeTracker.Clear();
        return isBegun ? verification : null;
    }

    /// <returns>Null where nobody answered.</returns>
    private async Task<VerificationDecision?> Decision(Verification verification, CancellationToken cancel)
    {
        var links = await files.Links([verification.FileUri], LinkGoodFor, cancel);
        if (await files.Find(verification.FileUri, cancel) is not { } file || !links.TryGetValue(verification.FileUri, out var link)) return Verifier.Gone;
        return await scope.WithoutConnection(() => verifier.Judge(verification, file, link, cancel), cancel);
    }

    private async Task End(VerificationId id, int attempt, VerificationDecision? decision, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var verification = (await db.Locked(id, cancel))!;
        if (!verification.IsAt(attempt)) return;
        if (decision is null) verification.Fail(clock.GetUtcNow());
        else verification.Decide(decision);
        await desk.Follow(verification, decision is null ? VerificationEventType.Unanswered : VerificationEventType.Decided, cancel);
        await transaction.Commit(cancel);
    }
}
