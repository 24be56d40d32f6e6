using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Attendance.Absences;

/// <summary>
/// Whoever has leave is excused, whoever had said that they were absent, a job or a manager, and whatever became of the shift; paid as
/// the leave is. Where the leave no longer covers the shift, its excuse goes with it.
/// </summary>
internal sealed class ExcuseOnLeave(AttendanceDb db, UnlockedRecords unlocked, IApprovedLeave leave) : ISubscriber<LeaveDecided>
{
    public async Task Hear(LeaveDecided decided, CancellationToken cancel)
    {
        // A night shift reaches into the leave from the day before.
        var earliest = decided.From.AddDays(-1);
        var absences = await db.Records
            .Where(r => r.UserId == decided.User && r.Status == AttendanceStatus.Absent && (r.LeaveRequestId == decided.Leave || (r.ShiftDate >= earliest && r.ShiftDate <= decided.To)))
            .OrderBy(r => r.Id).ToListAsync(cancel);
        if (absences is []) return;

        var (first, last) = (absences.Min(a => a.ShiftDate), absences.Max(a => a.ShiftDate).AddDays(1));
        var days = (await leave.Days([decided.User], first, last, cancel))[decided.User].Where(d => d.Leave == decided.Leave).ToList();
        foreach (var absence in await unlocked.Of(absences, cancel))
        {
            var met = days.Where(d => d.StartsAt < absence.ShiftEndsAt && d.EndsAt > absence.ShiftStartsAt).ToList();
            var paid = met.TrueForAll(d => d.Paid);
            var isSo = (absence.LeaveRequestId == decided.Leave, absence.ExcusedPaid) == (met.Count > 0, met.Count > 0 && paid);
            if (isSo || (met is [] && absence.LeaveRequestId != decided.Leave)) continue;
            if (met.Count > 0) absence.Excuse(null, paid, decided.Leave);
            else absence.TakeExcuseBack();
            db.TellExcused(absence);
        }
        await db.SaveChangesAsync(cancel);
    }
}
