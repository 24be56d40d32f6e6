using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Begins a session after a password: it takes the place of those that never got through the second factor, and of the oldest where there are too many.</summary>
internal sealed class SessionStart(IdentityDb db, KnownSessions known, SessionAnswers answers, IdentityOptions options, Scope scope, Caller caller, TimeProvider clock)
{
    /// <summary>So many places may one person be signed in at.</summary>
    public const int Most = 50;

    public async Task<SessionView> Begin(User user, HttpContext http, CancellationToken cancel) =>
        await answers.MakeAndHandOut(await Save(user, SessionOrigin.Login, NewSessions.DeviceOf(http), cancel), user, http, cancel);

    /// <summary>Saves it, with whatever else the transaction holds, and hands it to nobody.</summary>
    public async Task<Session> Save(User user, SessionOrigin madeBy, string? device, CancellationToken cancel)
    {
        var session = caller.NewSession(user, madeBy, device, clock);
        await using var transaction = await scope.Begin(cancel);
        // Of two sign-ins at the same moment the later one sees the earlier.
        await transaction.TakeTurn("identity.login", user.Id.Value, cancel);
        var ended = await EndPending(user.Id, madeBy, session.CreatedAt, cancel) + await EndOldest(user.Id, session.CreatedAt, cancel);
        db.Sessions.Add(session);
        if (ended > 0) db.Signal(KnownSessions.Changed, user.Id.ToString());
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        if (ended > 0) known.Forget(user.Id);
        return session;
    }

    /// <summary>Otherwise each sign-in would be five more guesses at a code.</summary>
    private async Task<int> EndPending(UserId user, SessionOrigin madeBy, DateTimeOffset now, CancellationToken cancel) => !options.EmailTwoFactor || madeBy is not SessionOrigin.Login ? 0
        : await End(db.Sessions.Where(s => s.UserId == user && s.SecondFactorPending && s.MadeBy == SessionOrigin.Login), now, cancel);

    private Task<int> EndOldest(UserId user, DateTimeOffset now, CancellationToken cancel)
    {
        var tooMany = db.Sessions.Where(s => s.UserId == user && s.EndedAt == null && s.ExpiresAt > now).OrderByDescending(s => s.Id).Skip(Most - 1).Select(s => s.Id);
        return End(db.Sessions.Where(s => tooMany.Contains(s.Id)), now, cancel);
    }

    private static Task<int> End(IQueryable<Session> sessions, DateTimeOffset now, CancellationToken cancel) =>
        sessions.Where(s => s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now).SetProperty(s => s.EndedBecause, SessionEnd.Replaced), cancel);
}
