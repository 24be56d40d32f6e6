using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance;

/// <summary>Answers who has come to a shift. Who was then marked absent has not.</summary>
internal sealed class CheckIns(AttendanceDb db) : ICheckIns
{
    public async Task<IReadOnlySet<ShiftId>> Of(UserId user, IReadOnlyCollection<ShiftId> shifts, CancellationToken cancel)
    {
        List<ShiftId> asked = [.. shifts];
        return (await db.Records.Where(r => r.UserId == user && asked.Contains(r.ShiftId) && r.CheckInTime != null && r.Status != AttendanceStatus.Absent).Select(r => r.ShiftId).ToListAsync(cancel)).ToHashSet();
    }
}
