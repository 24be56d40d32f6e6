using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>A key is revoked by its person or by an admin, and opens nothing from then on.</summary>
internal static class DeleteApiKey
{
    public static async Task<Result<ApiKeyView>> Handle(ApiKeyId apiKeyId, IdentityDb db, KnownSessions known, Caller caller, CancellationToken cancel)
    {
        var key = await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == apiKeyId, cancel);
        if (key is null) return Problem.NotFound;
        if (key.UserId != caller.User && !caller.IsAdmin) return Problem.NotTheOwner;

        key.Delete();
        db.Signal(KnownSessions.Changed, key.UserId.ToString());
        await db.SaveChangesAsync(cancel);
        known.Forget(key.UserId);
        return ApiKeyView.Of(key);
    }
}
