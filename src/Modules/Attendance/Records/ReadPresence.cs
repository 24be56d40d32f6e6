using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Attendance.Records;

internal enum Presence
{
    Working,
    OnBreak,

    /// <summary>Their shift is under way, and they have not come, nor were they marked absent.</summary>
    Expected,
}

/// <summary>Where somebody is at this moment.</summary>
/// <param name="AttendanceRecordId">Null of who is expected.</param>
/// <param name="Since">Of this state: since when they work, or are on break, or were expected.</param>
/// <param name="CheckInTime">Null of who is expected.</param>
/// <param name="LateByMinutes">How late they came, or how long they have been expected; null who was in time.</param>
internal sealed record PersonNow(
    UserId UserId, PersonBrief? User, Presence State, ShiftId ShiftId, AttendanceRecordId? AttendanceRecordId, PlaceId? PlaceId, DepartmentId? DepartmentId,
    DateTimeOffset Since, DateTimeOffset? CheckInTime, int? LateByMinutes, DateTimeOffset ShiftStartsAt, DateTimeOffset ShiftEndsAt);

/// <summary>Who works at this moment, who is on a break, and who should be there: for admins everybody, for line managers their reports.</summary>
internal static class ReadPresence
{
    private const int Most = 10_000;

    private static readonly Problem ManagersOnly = Problem.RoleRequired(Roles.CompanyAdmins);

    /// <summary>How many there are in each state, whatever page is shown.</summary>
    internal sealed record Counts(DateTimeOffset At, int Working, int OnBreak, int Expected);

    public static async Task<Result<Answer<Page<PersonNow>, Counts>>> Handle(RowWindow window, AttendanceDb db, IReporting reporting, IPeople people, IShifts shifts, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var managed = await caller.Managed(reporting, cancel);
        if (managed is { Count: 0 }) return ManagersOnly;
        var now = clock.GetUtcNow();
        var open = db.Records.AsNoTracking().Include(r => r.Entries).Where(r => r.CheckOutTime == null && (r.Status == AttendanceStatus.Pending || r.Status == AttendanceStatus.Late));
        if (managed is not null)
        {
            List<UserId> theirs = [.. managed];
            open = open.Where(r => theirs.Contains(r.UserId));
        }
        var there = await open.OrderBy(r => r.ShiftEndsAt).ThenBy(r => r.Id).Take(Most).ToListAsync(cancel);
        var planned = await shifts.UnderWay(now, managed, Most, cancel);
        List<ShiftId> of = [.. planned.Select(p => p.Shift).Distinct()];
        var known = of is [] ? [] : (await db.Records.Where(r => of.Contains(r.ShiftId)).Select(r => new { r.ShiftId, r.UserId }).ToListAsync(cancel)).Select(r => (r.ShiftId, r.UserId)).ToHashSet();
        var where = planned.ToLookup(p => (p.Shift, p.User));

        List<PersonNow> all =
        [
            .. there.Select(r => Of(r, where[(r.ShiftId, r.UserId)].FirstOrDefault())),
            .. planned.Where(p => !known.Contains((p.Shift, p.User)))
                .Select(p => new PersonNow(p.User, null, Presence.Expected, p.Shift, null, p.Place, p.Department, p.StartsAt, null, (int)(now - p.StartsAt).TotalMinutes, p.StartsAt, p.EndsAt)),
        ];
        var page = Page.Of([.. all.OrderBy(p => p.State).ThenBy(p => p.ShiftStartsAt).ThenBy(p => p.UserId.Value)], window);
        var names = await people.Briefs(page.Rows.Select(p => p.UserId).Distinct(), cancel);
        var counts = new Counts(now, all.Count(p => p.State is Presence.Working), all.Count(p => p.State is Presence.OnBreak), all.Count(p => p.State is Presence.Expected));
        return new Answer<Page<PersonNow>, Counts>(page.Select(p => p with { User = names.GetValueOrDefault(p.UserId) }), counts);
    }

    private static PersonNow Of(AttendanceRecord record, PlannedWork? planned)
    {
        var pause = record.Entries.Where(e => e is { Kind: EntryKind.Break, EndsAt: null }).Select(e => (DateTimeOffset?)e.StartsAt).FirstOrDefault();
        return new PersonNow(record.UserId, null, pause is null ? Presence.Working : Presence.OnBreak, record.ShiftId, record.Id, planned?.Place, planned?.Department,
            pause ?? record.CheckInTime ?? record.ShiftStartsAt, record.CheckInTime, record.LateByMinutes, record.ShiftStartsAt, record.ShiftEndsAt);
    }
}
