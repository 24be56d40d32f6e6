using Microsoft.EntityFrameworkCore;

namespace WorkforceOS.Attendance.Hours;

/// <summary>All that a company has said of breaks and of rounding, each version from a day on.</summary>
internal sealed record TimeRules(IReadOnlyList<BreakRule> Breaks, IReadOnlyList<RoundingRule> Roundings)
{
    /// <summary>For what is not worked out yet.</summary>
    public static readonly TimeRules None = new([], []);

    public static async Task<TimeRules> In(AttendanceDb db, CancellationToken cancel) => new(
        await db.BreakRules.AsNoTracking().OrderBy(r => r.ValidFrom).ToListAsync(cancel),
        await db.RoundingRules.AsNoTracking().OrderBy(r => r.ValidFrom).ToListAsync(cancel));

    /// <summary>Null where none is in force on that day.</summary>
    public BreakRule? BreaksFor(DateOnly day) => Breaks.LastOrDefault(r => r.ValidFrom <= day);

    public Stretch Rounded(Stretch presence, RecordedTimes record) =>
        Roundings.LastOrDefault(r => r.ValidFrom <= record.ShiftDate) is { } rounding ? rounding.Of(presence, record.ShiftStartsAt, record.ShiftEndsAt) : presence;
}
