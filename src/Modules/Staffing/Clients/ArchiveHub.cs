using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Clients;

/// <summary>A business gives a hub up. What was worked there stays; what is still to be worked there is in the way.</summary>
internal static class ArchiveHub
{
    /// <summary>So many of the shifts in the way are named.</summary>
    private const int MostNamed = 100;

    internal sealed record Input([MaxLength(500)] string? Reason = null) : IInput;

    internal sealed record View(HubId HubId, Standing Status);

    public static async Task<Result<View>> Handle(HubId hubId, Input request, StaffingDb db, Member member, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        // Whoever orders for the hub keeps its row from being archived, and the other way round.
        if (await db.Locked(hubId, cancel) is not { Status: Standing.Active } hub || hub.BusinessId != member.Business) return Problem.NotFound;
        var now = clock.GetUtcNow();
        var ahead = await db.Shifts.Where(s => s.BusinessId == member.Business && s.HubId == hubId && s.EndsAt > now && s.Status != ShiftStatus.Cancelled && s.Status != ShiftStatus.Completed)
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Select(s => s.Id).Take(MostNamed).ToListAsync(cancel);
        if (ahead is not []) return StaffingProblems.HubInUse(ahead);

        if (HubDetails.OrNull(request.Reason) is { } reason) db.Because(reason);
        hub.Archive();
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return new View(hub.Id, hub.Status);
    }
}
