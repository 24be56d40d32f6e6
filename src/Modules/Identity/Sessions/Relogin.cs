using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>A fresh session for a valid one, which it replaces, until the password was given too long ago.</summary>
internal static class Relogin
{
    public static async Task<Result<SessionView>> Handle(HttpContext http, IdentityDb db, EndSessions endSessions, SessionAnswers answers, Scope scope, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (caller.Session is not { } old) return IdentityProblems.NoSession;
        await scope.EnterHome(cancel);
        var (user, signedInAt) = (await db.Accounts.AsNoTracking().SingleAsync(u => u.Id == caller.User, cancel),
            await db.Sessions.Where(s => s.Id == old).Select(s => s.SignedInAt ?? s.CreatedAt).SingleAsync(cancel));

        await using var transaction = await scope.Begin(cancel);
        // Of two at the same moment one gets the new session.
        if (await endSessions.Of(user.Id, old, SessionEnd.Replaced, cancel) == 0) return IdentityProblems.NoSession;
        var session = caller.NewSession(user, SessionOrigin.Relogin, NewSessions.DeviceOf(http), clock, signedInAt);
        session.SecondFactorPending = false;
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        endSessions.Forget(user.Id);
        return await answers.MakeAndHandOut(session, user, http, cancel);
    }
}
