using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>Tells a person that somebody guesses at their account, and the security log.</summary>
internal sealed class LockOuts(IdentityDb db, SecurityLog log, Caller caller, TimeProvider clock)
{
    /// <returns>A refusal while too many codes were wrong.</returns>
    public async Task<Problem?> Refusal(CodePurpose purpose, UserId user, CancellationToken cancel)
    {
        var guessed = Guessed(purpose);
        var guesses = await db.Guesses.AsNoTracking().SingleOrDefaultAsync(g => g.UserId == user && g.Purpose == guessed, cancel);
        var now = clock.GetUtcNow();
        return guesses?.LockedUntil(now) is { } until ? Problem.TooManyRequests(until - now) : null;
    }

    /// <summary>After a wrong code was counted: the one that locks tells of it.</summary>
    public async Task Note(CodePurpose purpose, UserId user, int recent, int daily, CancellationToken cancel)
    {
        log.WrongCode(caller.Company, user, purpose, caller.Address);
        if (recent != Guesses.MostRecent && daily != Guesses.MostDaily) return;
        var until = clock.GetUtcNow() + (daily == Guesses.MostDaily ? Guesses.Day : Guesses.Recently);
        await Tell(Guessed(purpose), user, until, cancel);
    }

    /// <summary>The same for passwords, which lock one address at a time; once a day, however many addresses there are.</summary>
    public async Task NotePassword(UserId user, DateTimeOffset until, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var told = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO identity.guesses AS g (company_id, user_id, purpose, recent_failures, recent_since, daily_failures, daily_since, told_at)
            VALUES ({caller.Company.Value}, {user.Value}, {Text.Of(GuessPurpose.Password)}, 0, {now}, 0, {now}, {now})
            ON CONFLICT (company_id, user_id, purpose) DO UPDATE SET told_at = {now}, daily_since = {now} WHERE g.told_at <= {now - Guesses.Day}
            """, cancel);
        if (told == 1) await Tell(GuessPurpose.Password, user, until, cancel);
    }

    private Task Tell(GuessPurpose purpose, UserId user, DateTimeOffset until, CancellationToken cancel)
    {
        log.LockedOut(caller.Company, user, purpose, caller.Address);
        db.Publish(new SignInLocked(user, Text.Of(purpose), until, caller.Address), user.Value);
        return db.SaveChangesAsync(cancel);
    }

    private static GuessPurpose Guessed(CodePurpose purpose) => Enum.Parse<GuessPurpose>(purpose.ToString());
}
