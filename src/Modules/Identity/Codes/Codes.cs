using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Makes, mails and checks codes. Each step is one statement, so that parallel guesses count one by one.</summary>
internal sealed class Codes(IdentityDb db, IMailQueue mails, Vault vault, IdentityOptions options, Scope scope, TimeProvider clock)
{
    /// <param name="subject">The user, or the session whose second factor it is.</param>
    public async Task<Result<CodeStarted>> Start(CodePurpose purpose, Guid subject, User user, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        await using var transaction = await scope.Begin(cancel);
        var started = await db.Database.SqlQuery<int>($"""
            INSERT INTO identity.codes AS c (company_id, purpose, subject_id, user_id, code_hash, code_index, tries, started_at, expires_at)
            VALUES ({user.CompanyId.Value}, {Text.Of(purpose)}, {subject}, {user.Id.Value}, {vault.HashOf(code, subject)}, 1, 0, {now}, {now + Code.Lifetime})
            ON CONFLICT (company_id, purpose, subject_id) DO UPDATE SET
                code_hash = excluded.code_hash, code_index = c.code_index % 10 + 1, tries = 0, started_at = excluded.started_at, expires_at = excluded.expires_at, used_at = NULL
            WHERE c.started_at <= {now - Code.BetweenStarts}
            RETURNING code_index AS "Value"
            """).ToListAsync(cancel);
        if (started is not [var index]) return IdentityProblems.CodeTooSoon;

        await mails.Send(new CodeMail(user.Email, UseOf(purpose), code, index, Code.Lifetime), cancel);
        await transaction.Commit(cancel);
        return new CodeStarted(index, now.ToUnixTimeMilliseconds(), now, (int)Code.Lifetime.TotalSeconds, options.CodesAreRevealed ? code : null, user.Id,
            purpose is CodePurpose.EmailSecondFactor ? null : user.Email, purpose is CodePurpose.EmailSecondFactor ? new SessionId(subject) : null);
    }

    /// <summary>Tries a code; each try counts, the right one too.</summary>
    /// <returns>Why not, or null when it is the one that was sent.</returns>
    public async Task<Problem?> Refusal(CodePurpose purpose, Guid subject, string code, CancellationToken cancel)
    {
        var none = purpose is CodePurpose.EmailVerification ? IdentityProblems.NoEmailCode : IdentityProblems.NoCode;
        var tried = await db.Database.SqlQuery<Tried>($"""
            UPDATE identity.codes SET tries = tries + 1
            WHERE company_id = {scope.Caller.Company.Value} AND purpose = {Text.Of(purpose)} AND subject_id = {subject} AND used_at IS NULL AND tries < {Code.MostTries}
            RETURNING code_hash AS "Hash", expires_at AS "ExpiresAt"
            """).ToListAsync(cancel);
        if (tried is not [var live]) return none;
        if (live.ExpiresAt <= clock.GetUtcNow()) return IdentityProblems.CodeExpired;
        return CryptographicOperations.FixedTimeEquals(live.Hash, vault.HashOf(code.Trim(), subject)) ? null : IdentityProblems.CodeMismatch;
    }

    /// <returns>False when somebody else has just used it.</returns>
    public async Task<bool> Use(CodePurpose purpose, Guid subject, CancellationToken cancel)
    {
        var code = db.Codes.Where(c => c.Purpose == purpose && c.SubjectId == subject);
        if (await code.Where(c => c.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, clock.GetUtcNow()), cancel) != 1) return false;
        await ProveAddress(await code.Select(c => c.UserId).SingleAsync(cancel), cancel);
        return true;
    }

    /// <summary>A code that was mailed to the person has come back, whatever it was for: the address is theirs. Others hear of the first time, with the next save.</summary>
    private async Task ProveAddress(UserId user, CancellationToken cancel)
    {
        // ModuleDb.ActiveFilter: who archived their account may come back by a code.
        var unproved = db.Users.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(u => u.Id == user && u.EmailProvedAt == null);
        if (await unproved.ExecuteUpdateAsync(set => set.SetProperty(u => u.EmailProvedAt, clock.GetUtcNow()), cancel) == 1) db.Publish(new EmailProved(user), user.Value);
    }

    private static CodeMailUse UseOf(CodePurpose purpose) => purpose switch
    {
        CodePurpose.EmailVerification => CodeMailUse.VerifyAddress,
        CodePurpose.PasswordReset => CodeMailUse.ResetPassword,
        _ => CodeMailUse.SignIn,
    };

    private sealed record Tried(byte[] Hash, DateTimeOffset ExpiresAt);
}
