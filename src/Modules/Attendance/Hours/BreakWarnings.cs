using WorkforceOS.Attendance.Records;
using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Attendance.Hours;

/// <summary>What whoever reads a record should know of its breaks.</summary>
internal static class BreakWarnings
{
    private const string Missing = "mealBreakMissing";

    /// <summary>A break was due that nobody took, and none was taken off.</summary>
    public static IReadOnlyList<Warning> Of(AttendanceRecord record, AttendanceView view) => view.MissingBreakMinutes is > 0 and var minutes
        ? [new Warning(Missing, $"{minutes:0.##} minutes of break are missing that were due.", record.UserId, record.ShiftId.Value, record.ShiftDate, minutes)]
        : [];
}
