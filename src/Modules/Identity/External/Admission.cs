using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Whose account it is that somebody comes to by a phone or by an outside issuer's word.</summary>
internal sealed class Admission(IdentityDb db, PhoneCodes codes, Scope scope, TimeProvider clock)
{
    /// <inheritdoc cref="IExternalPeople.Find(IdentityProof,CancellationToken)"/>
    public async Task<User?> Whose(IdentityProof proof, CancellationToken cancel)
    {
        var people = db.Users.WhoMayReturn(clock.GetUtcNow());
        return await ByIssuer(people, proof, cancel)
            ?? (proof.Phone is { } phone ? await people.SingleOrDefaultAsync(u => u.Phone == phone, cancel) : null)
            ?? (proof.Email is { } email ? await people.SingleOrDefaultAsync(u => u.Email == email && u.EmailVerified, cancel) : null);
    }

    /// <inheritdoc cref="IExternalPeople.Admit"/>
    public async Task<User?> Admit(IdentityProof proof, UserId? signedIn, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        // Of those who show the same at the same moment the second finds the first one's account.
        foreach (var shown in new[] { proof.Phone, proof.Subject, proof.Email }.OfType<string>()) await transaction.TakeTurn("identity.admit", Named(shown), cancel);
        if (proof.Challenge is { } challenge && !await codes.Use(challenge, cancel)) return null;

        var user = await Whose(proof, cancel) ?? (signedIn is { } present ? await db.Accounts.SingleOrDefaultAsync(u => u.Id == present, cancel) : null) ?? await Add(proof, cancel);
        await user.ReturnFromArchive(db, cancel);
        await Bind(user, proof, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return user;
    }

    private async Task<User?> ByIssuer(IQueryable<User> people, IdentityProof proof, CancellationToken cancel)
    {
        if (proof is not { Issuer: { } issuer, Subject: { } subject }) return null;
        return await (from bound in db.OutsideIdentities
                      where bound.Issuer == issuer && bound.Subject == subject
                      join user in people on bound.UserId equals user.Id
                      select user).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Saved at once, since what is bound to it refers to it.</summary>
    private async Task<User> Add(IdentityProof proof, CancellationToken cancel)
    {
        var user = ExternalPeople.Newcomer(scope.Caller.Company, proof.Fullname ?? "", clock);
        db.Users.Add(user);
        await db.SaveChangesAsync(cancel);
        return user;
    }

    /// <summary>All that is shown and nobody else's.</summary>
    private async Task Bind(User user, IdentityProof proof, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var others = db.Users.WhoMayReturn(now).Where(u => u.Id != user.Id);
        if (proof.Phone is { } phone && user.Phone != phone && !await others.AnyAsync(u => u.Phone == phone, cancel))
        {
            await db.LetGoOfPhone(user.CompanyId, phone, now, cancel);
            user.Phone = phone;
        }
        if (proof.Email is { } email && (user.Email is null ? !await others.AnyAsync(u => u.Email == email, cancel) : user.Email == email))
        {
            await db.LetGoOfAddress(user.CompanyId, email, now, cancel);
            user.Email = email;
            await user.Verify(db, cancel);
        }
        if (proof is { Issuer: { } issuer, Subject: { } subject } && !await db.OutsideIdentities.AnyAsync(o => o.Issuer == issuer && o.Subject == subject, cancel))
            db.OutsideIdentities.Add(new OutsideIdentity { CompanyId = user.CompanyId, Issuer = issuer, Subject = subject, UserId = user.Id, BoundAt = now });
    }

    private static Guid Named(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
