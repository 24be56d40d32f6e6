using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Orders;

/// <summary>Shifts begin and end by the clock; with them end applications, places and what was worked.</summary>
internal sealed class FollowTime(DueOneByOne due, TimeProvider clock) : IJob
{
    public const string Name = "staffing.shifts";

    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var turned = services.GetRequiredService<StaffingDb>().Shifts
            .Where(s => ((s.Status == ShiftStatus.Open || s.Status == ShiftStatus.Filled) && s.StartsAt <= now) || (s.Status == ShiftStatus.InProgress && s.EndsAt <= now))
            .Select(s => new Due<ShiftId> { CompanyId = s.CompanyId, Id = s.Id, At = s.StartsAt });
        return due.Each(Name, turned, (unit, shift) => unit.GetRequiredService<ShiftInTime>().Follow(shift, cancel), cancel);
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
        if (shift.Status != before) await progress.FollowOrders([shift.OrderId], cancel);
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
