using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Records;

/// <summary>Rules leave locked days alone: there is nobody to answer, and trying again would be refused again.</summary>
internal sealed partial class UnlockedRecords(AttendanceDb db, ILogger<UnlockedRecords> log)
{
    /// <summary>Those that a rule may make, change or take back.</summary>
    public async Task<IReadOnlyList<AttendanceRecord>> Of(IReadOnlyCollection<AttendanceRecord> records, CancellationToken cancel)
    {
        if (records.Count == 0) return [];
        var users = records.Select(r => r.UserId).Distinct().ToList();
        // A record reaches no further than the day after its shift's.
        var (first, last) = (records.Min(r => r.ShiftDate).AddDays(-1), records.Max(r => r.ShiftDate).AddDays(2));
        var locks = (await db.LockedDays.AsNoTracking().Where(l => users.Contains(l.UserId) && l.LastDay >= first && l.FirstDay <= last).ToListAsync(cancel)).ToLookup(l => l.UserId);

        var free = new List<AttendanceRecord>();
        foreach (var record in records)
        {
            if (locks[record.UserId].FirstOrDefault(record.Touches) is not { } locked) free.Add(record);
            else LogLeftAlone(log, record.Id.Value, record.ShiftDate, locked.SourceId);
        }
        return free;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Attendance record {Record} of {Day:O} is left as it is: the day is locked by {Lock}")]
    private static partial void LogLeftAlone(ILogger log, Guid record, DateOnly day, Guid @lock);
}
