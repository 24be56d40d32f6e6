using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Hours;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance;

/// <summary>Answers what payroll asks of attendance.</summary>
internal sealed class WorkedTimes(AttendanceDb db) : IWorkedTimes
{
    /// <summary>No record is longer: twelve hours before a shift of at most a day, clock change included, and a day after it. Bounds the look-up in the index.</summary>
    private static readonly TimeSpan LongestRecord = TimeSpan.FromHours(62);

    public async Task<IReadOnlyList<WorkedTime>> Between(IReadOnlyCollection<UserId> users, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        List<UserId> of = [.. users];
        var earliest = from - LongestRecord;
        var records = await db.Records.AsNoTracking().Include(r => r.Entries).Where(r => of.Contains(r.UserId) && r.CheckInTime > earliest && r.CheckInTime < to && r.CheckOutTime > from)
            .OrderBy(r => r.UserId).ThenBy(r => r.CheckInTime).ThenBy(r => r.Id).ToListAsync(cancel);
        var rules = await TimeRules.In(db, cancel);
        return [.. records.SelectMany(r => CountedTime.Of(r, rules)?.Counted.Work.Select(w => Worked(r, w)) ?? []).Where(w => w.StartsAt < to && w.EndsAt > from)];
    }

    public async Task<IReadOnlyList<Absence>> Absences(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        List<UserId> of = [.. users];
        var absent = await db.Records.Where(r => of.Contains(r.UserId) && r.Status == AttendanceStatus.Absent && r.ShiftDate >= from && r.ShiftDate <= to)
            .OrderBy(r => r.UserId).ThenBy(r => r.ShiftDate).ThenBy(r => r.ShiftStartsAt).ThenBy(r => r.Id)
            .Select(r => new { r.Id, r.UserId, r.ShiftDate, r.ShiftStartsAt, r.ShiftEndsAt, r.ShiftBreakMinutes, r.ExcusedPaid, r.PaidBy }).ToListAsync(cancel);
        return [.. absent.Where(r => r.PaidBy is PaidBy.Payroll)
            .Select(r => new Absence(r.Id, r.UserId, r.ShiftDate, r.ShiftStartsAt, r.ShiftEndsAt, Planned(r.ShiftEndsAt - r.ShiftStartsAt, r.ShiftBreakMinutes), r.ExcusedPaid))];
    }

    private static WorkedTime Worked(AttendanceRecord record, Stretch stretch) => new(
        record.Id, record.UserId, DateTimeOffset.FromUnixTimeSeconds(stretch.Start), DateTimeOffset.FromUnixTimeSeconds(stretch.End), record.ShiftStartsAt, record.ShiftEndsAt,
        record.OvertimeApproved is { } hours ? TimeSpan.FromHours((double)hours) : null, record.PaidBy is PaidBy.Marketplace);

    private static long Planned(TimeSpan shift, int breakMinutes) => Math.Max(0, (long)shift.TotalSeconds - 60L * breakMinutes);
}
