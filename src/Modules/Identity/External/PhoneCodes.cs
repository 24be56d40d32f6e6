using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <inheritdoc cref="IPhoneCodes"/>
internal sealed class PhoneCodes(IdentityDb db, ISmsQueue messages, Vault vault, IdentityOptions options, SecurityLog log, Scope scope, TimeProvider clock) : IPhoneCodes
{
    private string Address => CallerAddress.Counted(scope.Caller.Address);

    public string? Normal(string phone) => PhoneNumbers.Normal(phone);

    public async Task<Result<PhoneChallenge>> Start(string phone, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await scope.Begin(cancel);
        // Phones before addresses, so that nobody waits in a circle.
        await transaction.TakeTurn("identity.phone", Named(phone), cancel);
        await transaction.TakeTurn("identity.phoneAddress", Named(Address), cancel);
        var (since, address) = (now - PhoneCode.Window, Address);
        var recent = await db.PhoneCodes.Where(c => c.StartedAt > since && (c.Phone == phone || c.Address == address)).OrderBy(c => c.StartedAt).ThenBy(c => c.Id).ToListAsync(cancel);
        if ((TooMany(recent.Where(c => c.Phone == phone), PhoneCode.MostPerPhone, now) ?? TooMany(recent.Where(c => c.Address == address), PhoneCode.MostPerAddress, now)) is { } tooMany) return tooMany;

        var code = recent.LastOrDefault(c => c.Phone == phone && c.UsedAt is null && now < c.StartedAt + PhoneCode.BetweenMessages);
        if (code is null) code = await Send(phone, now, cancel);
        else code.Starts++;
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return new PhoneChallenge(code.Id, code.ExpiresAt - now, code.StartedAt + PhoneCode.BetweenMessages - now);
    }

    public async Task<Proving> Check(Guid challenge, string code, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        // One statement, so that guesses at the same moment count one by one. The database may compare: the hash is keyed.
        var tried = await db.Database.SqlQuery<Tried>($"""
            UPDATE identity.phone_codes SET tries = tries + 1
            WHERE company_id = {scope.Caller.Company.Value} AND id = {challenge} AND used_at IS NULL AND tries < {PhoneCode.MostTries}
            RETURNING phone AS "Phone", expires_at > {now} AS "Alive", code_hash = {vault.HashOf(code.Trim(), challenge)} AS "Fits"
            """).ToListAsync(cancel);
        if (tried is not [var guess]) return default;
        if (!guess.Alive) return new(null, IsExpired: true);
        if (guess.Fits) return new(new IdentityProof(challenge, guess.Phone));
        log.WrongPhoneCode(scope.Caller.Company, challenge, scope.Caller.Address);
        return default;
    }

    /// <returns>False when somebody else has just used it.</returns>
    public async Task<bool> Use(Guid challenge, CancellationToken cancel) =>
        await db.PhoneCodes.Where(c => c.Id == challenge && c.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, clock.GetUtcNow()), cancel) == 1;

    private async Task<PhoneCode> Send(string phone, DateTimeOffset now, CancellationToken cancel)
    {
        var (id, secret) = (NewId.At(clock), options.PhoneCode ?? RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture));
        var code = new PhoneCode
        {
            CompanyId = scope.Caller.Company, Id = id, Phone = phone, CodeHash = vault.HashOf(secret, id), Starts = 1, Address = Address, StartedAt = now, ExpiresAt = now + PhoneCode.Lifetime,
        };
        db.PhoneCodes.Add(code);
        await messages.Send(new CodeSms(phone, secret, PhoneCode.Lifetime), cancel);
        return code;
    }

    /// <summary>So many of them in the window that the next is one too many; it may be asked for when the oldest has gone.</summary>
    private static Problem? TooMany(IEnumerable<PhoneCode> recent, int most, DateTimeOffset now)
    {
        var counted = recent.ToList();
        return counted.Sum(c => c.Starts) >= most ? Problem.TooManyRequests(counted[0].StartedAt + PhoneCode.Window - now) : null;
    }

    private static Guid Named(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private sealed record Tried(string Phone, bool Alive, bool Fits);
}
