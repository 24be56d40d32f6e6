using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Attendance.Records;

/// <summary>Why somebody was absent is nobody's business once they are erased.</summary>
internal sealed class ForgetPerson(AttendanceDb db) : ISubscriber<UserErased>
{
    public async Task Hear(UserErased erased, CancellationToken cancel)
    {
        // Deleted records too: what is written in them is about the same person.
        await db.Records.IgnoreQueryFilters([ModuleDb.ActiveFilter])
            .Where(r => r.UserId == erased.User && (r.AbsenceReason != null || r.ManagerNote != null || r.ExcuseReason != null || r.CorrectionReason != null))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.AbsenceReason, (string?)null).SetProperty(r => r.ManagerNote, (string?)null).SetProperty(r => r.ExcuseReason, (string?)null).SetProperty(r => r.CorrectionReason, (string?)null), cancel);
    }
}
