using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>Somebody leaves. For thirty days they may come back to their account; their keys do not come back with them.</summary>
internal static class ArchiveProfile
{
    public static async Task<Result<UserView>> Handle(IdentityDb db, EndSessions endSessions, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (RoleLadder.IsFounders(caller.Role)) return IdentityProblems.FounderStays(caller.Role);
        var user = await db.Accounts.SingleOrDefaultAsync(u => u.Id == caller.User, cancel);
        if (user is null) return Problem.NotFound;

        user.ArchivedAt = clock.GetUtcNow();
        user.Delete();
        foreach (var key in await db.ApiKeys.Where(k => k.UserId == user.Id).ToListAsync(cancel)) key.Delete();
        db.Publish(new UserDeactivated(user.Id, Archived: true), user.Id.Value);
        await endSessions.Save(user, SessionEnd.Deactivated, cancel);
        return UserView.Of(user);
    }
}
