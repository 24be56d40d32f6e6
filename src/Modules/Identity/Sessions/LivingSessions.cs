using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <inheritdoc cref="ISessions"/>
internal sealed class LivingSessions(IdentityDb db, TimeProvider clock) : ISessions
{
    public async Task<IReadOnlySet<SessionId>> Living(IEnumerable<SessionId> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToArray();
        if (wanted.Length == 0) return new HashSet<SessionId>();
        var now = clock.GetUtcNow();
        return (await db.Sessions.Where(s => wanted.Contains(s.Id) && s.EndedAt == null && s.ExpiresAt > now).Select(s => s.Id).ToListAsync(cancel)).ToHashSet();
    }
}
