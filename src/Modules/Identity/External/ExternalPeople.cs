using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <inheritdoc cref="IExternalPeople"/>
internal sealed class ExternalPeople(IdentityDb db, PasswordSignIn signIn, Passwords passwords, Admission admission, SessionStart sessions, SessionAnswers answers, EndSessions endSessions, Scope scope, TimeProvider clock) : IExternalPeople
{
    public string? NormalEmail(string email) => Mailbox.IsUsable(email) ? Mailbox.Normal(email) : null;

    public async Task<Result<ChosenPassword>> Choose(string password, string email, string fullname, CancellationToken cancel)
    {
        var hash = await passwords.New(password, email, fullname, cancel);
        return hash.Problem is { } refusal ? refusal : new ChosenPassword(hash.Value);
    }

    public async Task<Account?> Register(string email, string fullname, ChosenPassword? password, CancellationToken cancel)
    {
        var user = Newcomer(scope.Caller.Company, fullname, clock);
        (user.Email, user.PasswordHash) = (Mailbox.Normal(email), password?.Hash ?? "");
        await db.LetGoOfAddress(user.CompanyId, user.Email, clock.GetUtcNow(), cancel);
        db.Users.Add(user);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException lost) when (lost.Violates("user_email"))
        {
            db.Entry(user).State = EntityState.Detached;
            return null;
        }
        return AccountOf(user);
    }

    public async Task<Result<Account?>> CheckPassword(string email, string password, CancellationToken cancel)
    {
        var found = await signIn.Check(Mailbox.Normal(email), password, cancel);
        if (found.Problem is { } refusal) return refusal.Kind is ProblemKind.TooManyRequests ? refusal : (Account?)null;
        await found.Value.ReturnFromArchive(db, cancel);
        await db.SaveChangesAsync(cancel);
        return AccountOf(found.Value);
    }

    public async Task<IReadOnlyDictionary<UserId, Account>> Find(IEnumerable<UserId> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToArray();
        if (wanted.Length == 0) return new Dictionary<UserId, Account>();
        return (await db.Accounts.AsNoTracking().Where(u => wanted.Contains(u.Id)).ToListAsync(cancel)).ToDictionary(u => u.Id, AccountOf);
    }

    public async Task<Account?> FindByEmail(string email, CancellationToken cancel)
    {
        var address = Mailbox.Normal(email);
        return await db.Accounts.AsNoTracking().SingleOrDefaultAsync(u => u.Email == address, cancel) is { } user ? AccountOf(user) : null;
    }

    public async Task<Account?> Find(IdentityProof proof, CancellationToken cancel) => await admission.Whose(proof, cancel) is { } user ? AccountOf(user) : null;

    public async Task<Account?> Admit(IdentityProof proof, UserId? signedIn, CancellationToken cancel) => await admission.Admit(proof, signedIn, cancel) is { } user ? AccountOf(user) : null;

    public async Task Rename(UserId user, string fullname, CancellationToken cancel)
    {
        if (await db.Accounts.SingleOrDefaultAsync(u => u.Id == user && u.External, cancel) is not { } external) return;
        external.Fullname = fullname.Trim();
        await db.SaveChangesAsync(cancel);
    }

    public async Task<BegunSession> BeginSession(UserId user, string? device, CancellationToken cancel)
    {
        var session = await sessions.Save(await db.Accounts.SingleAsync(u => u.Id == user, cancel), SessionOrigin.Staffing, device, cancel);
        return new BegunSession(session.Id, await answers.TokenOf(session, cancel), session.ExpiresAt);
    }

    public async Task EndSession(CancellationToken cancel)
    {
        if (scope.Caller.Session is not { } session) return;
        await scope.EnterHome(cancel);
        await endSessions.Of(scope.Caller.User, session, SessionEnd.Logout, cancel);
    }

    /// <summary>A person of the marketplace, not saved yet.</summary>
    public static User Newcomer(CompanyId company, string fullname, TimeProvider clock) => new() { Id = NewId.At<UserId>(clock), CompanyId = company, Role = Role.TenantUser, Fullname = fullname.Trim(), External = true };

    private static Account AccountOf(User user) => new(user.Id, user.Email, user.EmailVerified, user.Phone, user.Fullname, user.External);
}
