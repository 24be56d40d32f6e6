using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>Locks an account for an address that has guessed its password wrong ten times within fifteen minutes.</summary>
internal sealed class LoginFailures(IdentityDb db, LockOuts lockOuts, SecurityLog log, Caller caller, TimeProvider clock)
{
    public const int Most = 10;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private string Address => CallerAddress.Counted(caller.Address);

    /// <returns>A refusal while the address is locked out of the account.</returns>
    public async Task<Problem?> Refusal(string email, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Window;
        var failure = await db.LoginFailures.AsNoTracking().SingleOrDefaultAsync(f => f.Email == email && f.Address == Address && f.FirstAt > since, cancel);
        return failure is { Failures: >= Most } ? Locked(failure.FirstAt) : null;
    }

    /// <summary>Counts one more; of many at the same moment each gets a number of its own.</summary>
    /// <param name="user">Whose account it is; null when there is none.</param>
    /// <returns>A refusal when it was one too many.</returns>
    public async Task<Problem?> Add(string email, UserId? user, CancellationToken cancel)
    {
        log.LoginFailed(caller.Company, user, caller.Address);
        var now = clock.GetUtcNow();
        var since = now - Window;
        var counted = await db.Database.SqlQuery<Counted>($"""
            INSERT INTO identity.login_failures AS f (company_id, email, address, failures, first_at) VALUES ({caller.Company.Value}, {email}, {Address}, 1, {now})
            ON CONFLICT (company_id, email, address) DO UPDATE SET
                failures = CASE WHEN f.first_at <= {since} THEN 1 ELSE f.failures + 1 END,
                first_at = CASE WHEN f.first_at <= {since} THEN {now} ELSE f.first_at END
            RETURNING failures AS "Failures", first_at AS "FirstAt"
            """).ToListAsync(cancel);
        if (counted[0].Failures == Most && user is { } owner) await lockOuts.NotePassword(owner, counted[0].FirstAt + Window, cancel);
        return counted[0].Failures > Most ? Locked(counted[0].FirstAt) : null;
    }

    public Task Forget(string email, CancellationToken cancel) =>
        db.LoginFailures.Where(f => f.Email == email && f.Address == Address).ExecuteDeleteAsync(cancel);

    private Problem Locked(DateTimeOffset since) => Problem.TooManyRequests(since + Window - clock.GetUtcNow());

    private sealed record Counted(int Failures, DateTimeOffset FirstAt);
}
