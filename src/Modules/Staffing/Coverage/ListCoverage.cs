using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.ClockIn;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Coverage;

internal sealed record CoveredRoleView(ShiftRoleId RoleId, string RoleName, int WorkersNeeded, int AssignedCount);

/// <param name="LateMinutes">After the start of their work they came, or have not come yet; null while it is ahead, and of who did not come.</param>
internal sealed record CoveredWorkerView(
    AssignmentId AssignmentId, StaffId StaffId, string FullName, string? PhotoUrl, ShiftRoleId RoleId, string RoleName, AssignmentStatus Status, DateTimeOffset? ClockInAt, DateTimeOffset? ClockOutAt, decimal AverageRating,
    bool IsFavorite, bool IsBlocked, bool HasReview, int? LateMinutes, AttendanceStatus AttendanceStatus);

internal sealed record CoveredShiftView(
    ShiftId ShiftId, OrderId OrderId, string Title, string LocationName, string LocationAddress, HubId HubId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, IReadOnlyList<CoveredRoleView> Roles, int RequiredWorkerCount, int FilledCount,
    decimal CoveragePercent, ShiftStatus Status, ClockInMode ClockInMode, int OpenIncidentCount, int OpenSwapCount, IReadOnlyList<CoveredWorkerView> AssignedWorkers);

/// <summary>Who is on which shift of some days, whether they are there, and what is odd: five statements, however many shifts there are.</summary>
internal sealed class ListCoverage(StaffingDb db, Member member, TimeProvider clock)
{
    /// <summary>Whoever has a place, and whoever did not come to theirs.</summary>
    private static readonly AssignmentStatus[] Shown = [.. Assignment.Holding, AssignmentStatus.NoShow];

    private sealed record Seen(Orders.Shift Shift, ClockInMode Mode);

    public static async Task<Result<Page<CoveredShiftView>>> Handle(CoverageInput input, RowWindow window, ListCoverage use, CancellationToken cancel) =>
        input.Days() is var days && days.Problem is { } problem ? problem : await use.Of(days.Value, input.HubId, window, cancel);

    private async Task<Page<CoveredShiftView>> Of(CoverageDays days, HubId? hub, RowWindow window, CancellationToken cancel)
    {
        var wanted = db.Shifts.AsNoTracking().Where(s => s.BusinessId == member.Business && s.LocalDate >= days.First && s.LocalDate <= days.Last && s.Status != ShiftStatus.Cancelled && s.Status != ShiftStatus.Draft);
        if (member.Within(hub) is { } hubs) wanted = wanted.Where(s => hubs.Contains(s.HubId));
        var rows = from shift in wanted
                   join at in db.Hubs on shift.HubId equals at.Id
                   orderby shift.StartsAt, shift.Id
                   select new Seen(shift, shift.ClockInMode ?? at.ClockInMode);
        var page = await Page.Read(rows, window, cancel);

        var ids = page.Rows.Select(r => r.Shift.Id).ToList();
        var roles = (await db.ShiftRoles.AsNoTracking().Where(r => ids.Contains(r.ShiftId)).OrderBy(r => r.StartsAt).ThenBy(r => r.RoleName).ThenBy(r => r.Id)
            .Select(r => new { r.ShiftId, View = new CoveredRoleView(r.Id, r.RoleName, r.WorkersNeeded, r.AssignedCount) }).ToListAsync(cancel)).ToLookup(r => r.ShiftId, r => r.View);
        var workers = await Workers(ids, cancel);
        var incidents = await db.Incidents.Where(i => ids.Contains(i.ShiftId) && i.Status == IncidentStatus.Open).GroupBy(i => i.ShiftId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var swaps = await db.SwapRequests.Where(s => ids.Contains(s.ShiftId) && s.Status == SwapStatus.Open).GroupBy(s => s.ShiftId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return page.Select(row =>
        {
            var shift = row.Shift;
            return new CoveredShiftView(
                shift.Id, shift.OrderId, shift.Title, shift.LocationName, shift.LocationAddress, shift.HubId, shift.StartsAt, shift.EndsAt, [.. roles[shift.Id]], shift.RequiredWorkers, shift.AssignedWorkers,
                CoverageDays.Percent(shift.AssignedWorkers, shift.RequiredWorkers), shift.Status, row.Mode, incidents.GetValueOrDefault(shift.Id), swaps.GetValueOrDefault(shift.Id), [.. workers[shift.Id]]);
        });
    }

    private async Task<ILookup<ShiftId, CoveredWorkerView>> Workers(List<ShiftId> shifts, CancellationToken cancel)
    {
        var (now, business) = (clock.GetUtcNow(), member.Business);
        var rows = await (from a in db.Assignments.AsNoTracking()
                          where shifts.Contains(a.ShiftId) && Shown.Contains(a.Status)
                          join staff in db.Staff on a.StaffId equals staff.Id
                          join role in db.ShiftRoles on a.ShiftRoleId equals role.Id
                          join counted in db.StaffStats on a.StaffId equals counted.StaffId into some
                          from stats in some.DefaultIfEmpty()
                          orderby role.StartsAt, role.RoleName, staff.FullName, a.Id
                          select new
                          {
                              a, staff.FullName, PhotoUri = staff.ProfileVisible ? staff.PhotoUri : null, role.RoleName,
                              Stats = stats,
                              IsFavorite = db.StaffFavorites.Any(f => f.BusinessId == business && f.StaffId == a.StaffId),
                              IsBlocked = db.StaffBlocks.Any(b => b.BusinessId == business && b.StaffId == a.StaffId && b.ClearedAt == null),
                              HasReview = db.Reviews.Any(r => r.BusinessId == business && r.AssignmentId == a.Id),
                          }).ToListAsync(cancel);
        return rows.ToLookup(r => r.a.ShiftId, r => new CoveredWorkerView(
            r.a.Id, r.a.StaffId, r.FullName, r.PhotoUri, r.a.ShiftRoleId, r.RoleName, r.a.Status, r.a.CheckedInAt, r.a.CheckedOutAt, r.Stats is { } stats ? People.TrackRecord.Shown(stats.RatingSum, stats.RatingCount) : 0,
            r.IsFavorite, r.IsBlocked, r.HasReview, LateMinutes(r.a, now), ReadClock.StatusOf(r.a)));
    }

    private static int? LateMinutes(Assignment assignment, DateTimeOffset now)
    {
        if (assignment.CheckedInAt is { } came) return Minutes(came);
        if (!Assignment.Ahead.Contains(assignment.Status) || now <= assignment.StartsAt) return null;
        return Minutes(now < assignment.EndsAt ? now : assignment.EndsAt);

        int Minutes(DateTimeOffset until) => Math.Max(0, (int)(until - assignment.StartsAt).TotalMinutes);
    }
}
