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
internal sealed class ExcuseOnLeave(AttendanceDb db, UnlockedRecords unlocked, IApprovedLeave leave) : ISubscriber<LeaveDecided>, ISubscriber<LeaveDaysChanged>
{
    public Task Hear(LeaveDecided decided, CancellationToken cancel) => Look(decided.Leave, decided.User, decided.From, decided.To, cancel);

    public Task Hear(LeaveDaysChanged changed, CancellationToken cancel) => Look(changed.Leave, changed.User, changed.From, changed.To, cancel);

    private async Task Look(LeaveRequestId of, UserId user, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        // A night shift reaches into the leave from the day before.
        var earliest = from.AddDays(-1);
        var absences = await db.Records
            .Where(r => r.UserId == user && r.Status == AttendanceStatus.Absent && r.PaidBy == PaidBy.Payroll && (r.LeaveRequestId == of || (r.ShiftDate >= earliest && r.ShiftDate <= to)))
            .OrderBy(r => r.Id).ToListAsync(cancel);
        if (absences is []) return;

        var (first, last) = (absences.Min(a => a.ShiftDate), absences.Max(a => a.ShiftDate).AddDays(1));
        var days = (await leave.Days([user], first, last, cancel))[user].Where(d => d.Leave == of).ToList();
        foreach (var absence in await unlocked.Of(absences, cancel))
        {
            var met = days.Where(d => d.StartsAt < absence.ShiftEndsAt && d.EndsAt > absence.ShiftStartsAt).ToList();
            var paid = met.TrueForAll(d => d.Paid);
            var isSo = (absence.LeaveRequestId == of, absence.ExcusedPaid) == (met.Count > 0, met.Count > 0 && paid);
            if (isSo || (met is [] && absence.LeaveRequestId != of)) continue;
            if (met.Count > 0) absence.Excuse(null, paid, of);
            else absence.TakeExcuseBack();
            db.TellExcused(absence);
        }
        await db.SaveChangesAsync(cancel);
    }
}
