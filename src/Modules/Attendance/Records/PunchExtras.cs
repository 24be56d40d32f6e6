using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Attendance.Records;

/// <summary>What stands beside a punch.</summary>
internal sealed record PunchExtras : WarningExtras
{
    /// <param name="status">Where it is not the usual one: of a tap that was taken before.</param>
    public static Answer<AttendanceView, PunchExtras> Beside(AttendanceView record, IReadOnlyList<Warning> warnings, int? status = null) => new(record, new PunchExtras { Warnings = warnings }, status);
}
