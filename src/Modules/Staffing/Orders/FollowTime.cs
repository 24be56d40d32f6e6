using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Orders;

/// <summary>Shifts begin and end by the clock; with them end applications, places and what was worked.</summary>
internal sealed class FollowTime(Scopes scopes, TimeProvider clock) : IJob
{
    public const string Name = "staffing.shifts";

    private const int AtOnce = 500;

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var (now, db, after) = (clock.GetUtcNow(), services.GetRequiredService<StaffingDb>(), default(DateTimeOffset));
        var seen = new HashSet<ShiftId>();
        while (true)
        {
            // Across companies: one look instead of one for each company; only ids are read here.
            var due = await db.Shifts.IgnoreQueryFilters([ModuleDb.TenantFilter])
                .Where(s => s.StartsAt >= after && (((s.Status == ShiftStatus.Open || s.Status == ShiftStatus.Filled) && s.StartsAt <= now) || (s.Status == ShiftStatus.InProgress && s.EndsAt <= now)))
                .OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(AtOnce).Select(s => new { s.CompanyId, s.Id, s.StartsAt }).ToListAsync(cancel);
            var fresh = due.Where(s => seen.Add(s.Id)).ToList();
            if (fresh.Count == 0) return;
            await CompanyByCompany.Each(Name, fresh, shift => scopes.Run(Caller.Platform(shift.CompanyId, Name), unit => unit.GetRequiredService<ShiftInTime>().Follow(shift.Id, cancel), cancel), cancel);
            after = due[^1].StartsAt;
        }
    }
}

/// <summary>One shift whose hour has come, under the locks of its roles.</summary>
internal sealed class ShiftInTime(StaffingDb db, Scope scope, ShiftProgress progress, TimeProvider clock)
{
    public async Task Follow(ShiftId id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await scope.Begin(cancel);
        var roles = await db.LockedRolesOf([id.Value], cancel);
        foreach (var late in await db.Applications.Where(a => a.ShiftId == id && a.Status == ApplicationStatus.Pending).ToListAsync(cancel)) late.Expire(now);
        var isOver = roles.TrueForAll(r => r.EndsAt <= now) && !await db.Sessions.AnyAsync(s => s.ShiftId == id && s.Status == SessionStatus.Open, cancel);
        if (isOver) await End(id, roles, cancel);
        await db.SaveChangesAsync(cancel);

        var shift = (await db.Locked(id, cancel))!;
        var (before, expected) = (shift.Status, await db.Assignments.AnyAsync(a => a.ShiftId == id && (Assignment.Booked.Contains(a.Status) && a.Status != AssignmentStatus.Assigned || a.Status == AssignmentStatus.CheckedOut), cancel));
        shift.Settle(roles.Sum(r => r.AssignedCount), begun: expected);
        if (isOver) shift.Complete();
        await db.SaveChangesAsync(cancel);
        if (shift.Status != before) await progress.FollowOrder(shift.OrderId, cancel);
        await transaction.Commit(cancel);
    }

    private async Task End(ShiftId id, IEnumerable<ShiftRole> roles, CancellationToken cancel)
    {
        foreach (var role in roles) role.Close();
        var worked = await db.LockedAssignments(id, AssignmentStatus.CheckedOut, cancel);
        foreach (var assignment in worked) _ = assignment.Complete();
        if (worked.Count > 0) db.PublishSoon(new TrackRecordChanged([.. worked.Select(a => a.StaffId)]), id.Value);
    }
}
