using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

internal static class RevokeKeys
{
    /// <summary>Revokes all keys of a person with the next save; whoever saves ends what hosts remember of the person too.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> RevokeKeysOf(this IdentityDb db, UserId user, CancellationToken cancel)
    {
        var keys = await db.ApiKeys.Where(k => k.UserId == user).ToListAsync(cancel);
        foreach (var key in keys) key.Delete();
        return keys.Count;
    }
}
