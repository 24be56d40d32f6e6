using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Who is signed in.</summary>
internal static class CurrentUser
{
    public static async Task<Result<SessionView>> Handle(IdentityDb db, SessionAnswers answers, Scope scope, Caller caller, CancellationToken cancel)
    {
        await scope.EnterHome(cancel);
        var found = await (from session in db.Sessions.AsNoTracking()
                           join user in db.Accounts on session.UserId equals user.Id
                           where session.Id == caller.Session
                           select new { session, user }).SingleOrDefaultAsync(cancel);
        return found is null ? IdentityProblems.NoSession : await answers.Make(found.session, found.user, cancel);
    }
}
