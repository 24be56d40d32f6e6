using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance;

/// <summary>Answers what payroll asks of attendance.</summary>
internal sealed class WorkedTimes(AttendanceDb db) : IWorkedTimes
{
    /// <summary>No record is longer: an hour before a shift of at most a day, clock change included, and twelve hours after it. Bounds the look-up in the index.</summary>
    private static readonly TimeSpan LongestRecord = TimeSpan.FromHours(39);

    public async Task<IReadOnlyList<WorkedTime>> Between(IReadOnlyCollection<UserId> users, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        List<UserId> of = [.. users];
        var earliest = from - LongestRecord;
        return await db.Records.Where(r => of.Contains(r.UserId) && r.CheckInTime > earliest && r.CheckInTime < to && r.CheckOutTime > from)
            .OrderBy(r => r.UserId).ThenBy(r => r.CheckInTime)
            .Select(r => new WorkedTime(r.Id, r.UserId, r.CheckInTime!.Value, r.CheckOutTime!.Value, r.ShiftStartsAt, r.ShiftEndsAt, null, false))
            .ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<Absence>> Absences(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        List<UserId> of = [.. users];
        var absent = await db.Records.Where(r => of.Contains(r.UserId) && r.Status == AttendanceStatus.Absent && r.ShiftDate >= from && r.ShiftDate <= to)
            .OrderBy(r => r.UserId).ThenBy(r => r.ShiftDate).ThenBy(r => r.ShiftStartsAt).ThenBy(r => r.Id)
            .Select(r => new { r.Id, r.UserId, r.ShiftDate, r.ShiftStartsAt, r.ShiftEndsAt }).ToListAsync(cancel);
        return [.. absent.Select(r => new Absence(r.Id, r.UserId, r.ShiftDate, r.ShiftStartsAt, r.ShiftEndsAt, (long)(r.ShiftEndsAt - r.ShiftStartsAt).TotalSeconds, ExcusedPaid: false))];
    }
}
