using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Attendance.Records;

/// <summary>
/// Who has leave was not absent, whoever had said so before: a job or a manager, and whatever became of the shift. Payroll asks Leave
/// whether those days are paid.
/// </summary>
internal sealed class ForgiveAbsentOnLeave(AttendanceDb db, UnlockedRecords unlocked, ICompanies companies, Caller caller) : ISubscriber<LeaveDecided>
{
    public async Task Hear(LeaveDecided decided, CancellationToken cancel)
    {
        if (decided.Decision != "approved" || await companies.Find(caller.Company, cancel) is not { } company) return;
        var (start, end) = (WallClock.DayRange(decided.From, company.Zone).Start, WallClock.DayRange(decided.To, company.Zone).End);
        // A night shift reaches into the leave from the day before.
        var earliest = decided.From.AddDays(-1);
        var absences = await db.Records
            .Where(r => r.UserId == decided.User && r.Status == AttendanceStatus.Absent && r.ShiftDate >= earliest && r.ShiftDate <= decided.To && r.ShiftStartsAt < end && r.ShiftEndsAt > start)
            .OrderBy(r => r.Id).ToListAsync(cancel);
        foreach (var absence in await unlocked.Of(absences, cancel))
        {
            absence.Delete();
            db.TellAbsence(absence, absence.ShiftDate);
        }
        await db.SaveChangesAsync(cancel);
    }
}
