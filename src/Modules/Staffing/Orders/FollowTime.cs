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
        var (db, worth) = (services.GetRequiredService<StaffingDb>(), now + Refill.LeastLeft);
        // Of a shift that goes on: a role of it has begun later than others, or nobody is sent there any more, and somebody waits for an answer.
        var turned = db.Shifts
            .Where(s => ((s.Status == ShiftStatus.Open || s.Status == ShiftStatus.Filled) && s.StartsAt <= now) || (s.Status == ShiftStatus.InProgress && (s.EndsAt <= now
                || db.Applications.Any(a => a.CompanyId == s.CompanyId && a.ShiftId == s.Id && a.Status == ApplicationStatus.Pending
                    && db.ShiftRoles.Any(r => r.CompanyId == a.CompanyId && r.Id == a.ShiftRoleId && r.StartsAt <= now && (a.AppliedAt < r.StartsAt || r.EndsAt < worth))
                    && !db.Assignments.Any(h => h.CompanyId == a.CompanyId && h.ShiftId == s.Id && h.Status == AssignmentStatus.Assigned && h.ApplicationId == a.Id)))))
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
        await ExpireApplications(id, roles, now, cancel);
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

    /// <summary>Those for a place that is held for their worker end with that offer.</summary>
    private async Task ExpireApplications(ShiftId id, List<ShiftRole> roles, DateTimeOffset now, CancellationToken cancel)
    {
        var byId = roles.ToDictionary(r => r.Id);
        var pending = db.Applications.Where(a => a.ShiftId == id && a.Status == ApplicationStatus.Pending && !db.Assignments.Any(h => h.ShiftId == id && h.Status == AssignmentStatus.Assigned && h.ApplicationId == a.Id));
        foreach (var application in await pending.ToListAsync(cancel))
        {
            if (application.IsTooLate(byId[application.ShiftRoleId], now)) application.Expire(now);
        }
    }

    private async Task End(ShiftId id, IEnumerable<ShiftRole> roles, CancellationToken cancel)
    {
        foreach (var role in roles) role.Close();
        var worked = await db.LockedAssignments(id, AssignmentStatus.CheckedOut, cancel);
        foreach (var assignment in worked) _ = assignment.Complete();
        if (worked.Count > 0) db.PublishSoon(new TrackRecordChanged([.. worked.Select(a => a.StaffId)]), id.Value);
    }
}
