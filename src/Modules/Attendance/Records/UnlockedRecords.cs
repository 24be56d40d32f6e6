using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Records;

/// <summary>Rules leave locked days alone: there is nobody to answer, and trying again would be refused again.</summary>
internal sealed partial class UnlockedRecords(AttendanceDb db, ILogger<UnlockedRecords> log)
{
    /// <summary>Those that a rule may make, change or take back.</summary>
    /// <param name="movingTo">The day that they will be of, where that is another one.</param>
    public async Task<IReadOnlyList<AttendanceRecord>> Of(IReadOnlyCollection<AttendanceRecord> records, CancellationToken cancel, DateOnly? movingTo = null)
    {
        if (records.Count == 0) return [];
        var users = records.Select(r => r.UserId).Distinct().ToList();
        // A record reaches no further than the day after its shift's.
        var days = records.Select(r => r.ShiftDate).Append(movingTo ?? records.First().ShiftDate).ToList();
        var (first, last) = (days.Min().AddDays(-1), days.Max().AddDays(2));
        var locks = (await db.LockedDays.AsNoTracking().Where(l => users.Contains(l.UserId) && l.LastDay >= first && l.FirstDay <= last).ToListAsync(cancel)).ToLookup(l => l.UserId);

        var free = new List<AttendanceRecord>();
        foreach (var record in records)
        {
            if (locks[record.UserId].FirstOrDefault(l => record.Touches(l) || (movingTo is { } day && l.Holds(day))) is not { } locked) free.Add(record);
            else LogLeftAlone(log, record.Id.Value, record.ShiftDate, locked.SourceId);
        }
        return free;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Attendance record {Record} of {Day:O} is left as it is: the day is locked by {Lock}")]
    private static partial void LogLeftAlone(ILogger log, Guid record, DateOnly day, Guid @lock);
}
