using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Attendance.Absences;

/// <summary>A company's absences count from its founding, even when the first look at them comes days later.</summary>
internal sealed class StartMarkingAbsences(AttendanceDb db, Caller caller, TimeProvider clock) : ISubscriber<CompanyRegistered>
{
    public async Task Hear(CompanyRegistered @event, CancellationToken cancel)
    {
        if (await db.AbsenceMarks.AnyAsync(cancel)) return;
        db.AbsenceMarks.Add(new AbsenceMark { CompanyId = caller.Company, MarkedUntil = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancel);
    }
}
