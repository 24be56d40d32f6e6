using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>A key is revoked by its person or by an admin who stands above them, and opens nothing from then on.</summary>
internal static class DeleteApiKey
{
    public static async Task<Result<ApiKeyView>> Handle(ApiKeyId apiKeyId, IdentityDb db, KnownSessions known, SecurityLog log, Caller caller, CancellationToken cancel)
    {
        var key = await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == apiKeyId, cancel);
        if (key is null) return Problem.NotFound;
        if (key.UserId != caller.User && await Refusal(key, db, caller, cancel) is { } refusal) return refusal;

        key.Delete();
        db.Signal(KnownSessions.Changed, key.UserId.ToString());
        await db.SaveChangesAsync(cancel);
        known.Forget(key.UserId);
        log.ApiKeyRevoked(key.CompanyId, key.UserId, key.Id, caller.User, caller.Address);
        return ApiKeyView.Of(key);
    }

    private static async Task<Problem?> Refusal(ApiKey key, IdentityDb db, Caller caller, CancellationToken cancel)
    {
        if (!caller.IsAdmin) return Problem.NotTheOwner;
        // Deleted people's keys may be revoked all the same.
        var person = await db.Users.IgnoreQueryFilters([ModuleDb.ActiveFilter]).AsNoTracking().SingleAsync(u => u.Id == key.UserId, cancel);
        return RoleLadder.StandsAbove(caller.Role, person.Role) ? null : IdentityProblems.RoleTooHigh;
    }
}
