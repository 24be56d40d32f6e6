using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Makes, mails and checks codes. Each step is one statement, so that parallel guesses count one by one.</summary>
internal sealed class Codes(IdentityDb db, IMailQueue mails, Vault vault, LockOuts lockOuts, IdentityOptions options, Scope scope, TimeProvider clock)
{
    /// <param name="session">Whose second factor it is; null for other purposes.</param>
    public async Task<Result<CodeStarted>> Start(CodePurpose purpose, User user, SessionId? session, CancellationToken cancel)
    {
        if (user.Email is not { } address) return IdentityProblems.NoAddress;
        var (now, lifetime) = (clock.GetUtcNow(), Code.LifetimeOf(purpose));
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        await using var transaction = await scope.Begin(cancel);
        if (await lockOuts.Refusal(purpose, user.Id, cancel) is { } locked) return locked;
        // Whoever used the last one has shown that they read the mailbox, and may have another at once.
        var started = await db.Database.SqlQuery<int>($"""
            INSERT INTO identity.codes AS c (company_id, purpose, user_id, session_id, code_hash, code_index, tries, started_at, expires_at)
            VALUES ({user.CompanyId.Value}, {Text.Of(purpose)}, {user.Id.Value}, {session?.Value}, {HashOf(code, user.Id, session)}, 1, 0, {now}, {now + lifetime})
            ON CONFLICT (company_id, purpose, user_id) DO UPDATE SET
                session_id = excluded.session_id, code_hash = excluded.code_hash, code_index = c.code_index % 10 + 1, tries = 0, started_at = excluded.started_at, expires_at = excluded.expires_at, used_at = NULL
            WHERE c.started_at <= {now - Code.BetweenStarts} OR c.used_at IS NOT NULL
            RETURNING code_index AS "Value"
            """).ToListAsync(cancel);
        if (started is not [var index]) return await TooSoon(purpose, user.Id, now, cancel);

        await mails.Send(new CodeMail(address, UseOf(purpose), code, index, lifetime), cancel);
        await transaction.Commit(cancel);
        return new CodeStarted(index, now.ToUnixTimeMilliseconds(), now, (int)lifetime.TotalSeconds, options.CodesAreRevealed ? code : null, user.Id, session is null ? address : null, session);
    }

    /// <summary>Tries a code; each try counts, the right one too, and a wrong one counts for the person as well.</summary>
    /// <returns>Why not, or null when it is the one that was sent.</returns>
    public async Task<Problem?> Refusal(CodePurpose purpose, UserId user, SessionId? session, string code, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (hash, company) = (HashOf(code.Trim(), user, session), scope.Caller.Company.Value);
        var (recent, daily) = (now - Guesses.Recently, now - Guesses.Day);
        // The count is there before the guess, and locked before the code, so that guesses at the same moment see each other's.
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO identity.guesses (company_id, user_id, purpose, recent_failures, recent_since, daily_failures, daily_since)
            VALUES ({company}, {user.Value}, {Text.Of(purpose)}, 0, {now}, 0, {now}) ON CONFLICT DO NOTHING
            """, cancel);
        // The database may compare: the hash is keyed, so that how long it takes tells nothing.
        var tried = await db.Database.SqlQuery<Tried>($"""
            WITH counted AS MATERIALIZED (
                SELECT recent_failures, recent_since, daily_failures, daily_since FROM identity.guesses
                WHERE company_id = {company} AND user_id = {user.Value} AND purpose = {Text.Of(purpose)} FOR UPDATE),
            tried AS (
                UPDATE identity.codes SET tries = tries + 1
                WHERE company_id = {company} AND purpose = {Text.Of(purpose)} AND user_id = {user.Value} AND session_id IS NOT DISTINCT FROM {session?.Value}::uuid AND used_at IS NULL AND tries < {Code.MostTries}
                  AND NOT EXISTS (SELECT FROM counted WHERE (recent_failures >= {Guesses.MostRecent} AND recent_since > {recent}) OR (daily_failures >= {Guesses.MostDaily} AND daily_since > {daily}))
                RETURNING tries, expires_at > {now} AS alive, code_hash = {hash} AS fits),
            wrong AS (
                UPDATE identity.guesses AS g SET
                    recent_failures = CASE WHEN g.recent_since <= {recent} THEN 1 ELSE g.recent_failures + 1 END,
                    recent_since = CASE WHEN g.recent_since <= {recent} THEN {now} ELSE g.recent_since END,
                    daily_failures = CASE WHEN g.daily_since <= {daily} THEN 1 ELSE g.daily_failures + 1 END,
                    daily_since = CASE WHEN g.daily_since <= {daily} THEN {now} ELSE g.daily_since END
                FROM tried WHERE g.company_id = {company} AND g.user_id = {user.Value} AND g.purpose = {Text.Of(purpose)} AND alive AND NOT fits
                RETURNING recent_failures, daily_failures)
            SELECT tries AS "Tries", alive AS "Alive", fits AS "Fits", coalesce(recent_failures, 0) AS "Recent", coalesce(daily_failures, 0) AS "Daily" FROM tried LEFT JOIN wrong ON true
            """).ToListAsync(cancel);
        if (tried is not [var guess]) return await lockOuts.Refusal(purpose, user, cancel) ?? (purpose is CodePurpose.EmailVerification ? IdentityProblems.NoEmailCode : IdentityProblems.NoCode);
        if (!guess.Alive) return IdentityProblems.CodeExpired;
        if (guess.Fits) return null;
        await lockOuts.Note(purpose, user, guess.Recent, guess.Daily, cancel);
        return IdentityProblems.CodeMismatch(Code.MostTries - guess.Tries);
    }

    /// <returns>False when somebody else has just used it.</returns>
    public async Task<bool> Use(CodePurpose purpose, UserId user, SessionId? session, CancellationToken cancel)
    {
        var code = db.Codes.Where(c => c.Purpose == purpose && c.UserId == user && c.SessionId == session && c.UsedAt == null);
        if (await code.ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, clock.GetUtcNow()), cancel) != 1) return false;
        await ProveAddress(user, cancel);
        return true;
    }

    /// <summary>A code that was mailed to the person has come back, whatever it was for: the address is theirs. Others hear of the first time, with the next save.</summary>
    private async Task ProveAddress(UserId user, CancellationToken cancel)
    {
        // ModuleDb.ActiveFilter: who archived their account may come back by a code.
        var unproved = db.Accounts.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(u => u.Id == user && u.EmailProvedAt == null);
        if (await unproved.ExecuteUpdateAsync(set => set.SetProperty(u => u.EmailProvedAt, clock.GetUtcNow()), cancel) == 1) db.Publish(new EmailProved(user), user.Value);
    }

    private byte[] HashOf(string code, UserId user, SessionId? session) => vault.HashOf(code, session?.Value ?? user.Value);

    private async Task<Problem> TooSoon(CodePurpose purpose, UserId user, DateTimeOffset now, CancellationToken cancel)
    {
        var last = await db.Codes.AsNoTracking().SingleAsync(c => c.Purpose == purpose && c.UserId == user, cancel);
        return IdentityProblems.CodeTooSoon(last.CodeIndex, last.StartedAt + Code.BetweenStarts - now);
    }

    private static CodeMailUse UseOf(CodePurpose purpose) => purpose switch
    {
        CodePurpose.EmailVerification => CodeMailUse.VerifyAddress,
        CodePurpose.PasswordReset => CodeMailUse.ResetPassword,
        _ => CodeMailUse.SignIn,
    };

    private sealed record Tried(int Tries, bool Alive, bool Fits, int Recent, int Daily);
}
