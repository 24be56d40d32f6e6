using NodaTime;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Kernel.Spreadsheets;

namespace WorkforceOS.Attendance.Records;

/// <summary>The records that match, as a file for spreadsheets: the times as they were and as they count, by the company's clock. The same filters and the same sight as the list.</summary>
internal sealed class ExportAttendanceRecords(AttendanceDb db, IReporting reporting, IPeople people, IShifts shifts, ICompanies companies)
{
    private sealed record Row(AttendanceDetails Record, DateTimeZone Zone);

    // New columns come last: people have sheets that count on where the others are.
    private static readonly IReadOnlyList<Column<Row>> Columns =
    [
        new("shiftDate", r => r.Record.Shift?.ShiftDate, IsDay: true),
        new("fullname", r => r.Record.User?.Fullname),
        new("email", r => r.Record.User?.Email),
        new("status", r => Text.Of(r.Record.Status)),
        new("plannedStart", r => r.Record.Shift?.StartTime),
        new("plannedEnd", r => r.Record.Shift?.EndTime),
        new("checkInTime", r => Clock(r.Record.CheckInTime, r)),
        new("checkOutTime", r => Clock(r.Record.CheckOutTime, r)),
        new("countedFrom", r => Clock(r.Record.CountedFrom, r)),
        new("countedUntil", r => Clock(r.Record.CountedUntil, r)),
        new("workedHours", r => r.Record.WorkedHours),
        new("countedHours", r => r.Record.CountedHours),
        new("breakMinutes", r => r.Record.BreakMinutes),
        new("autoBreakMinutes", r => r.Record.AutoBreakMinutes),
        new("missingBreakMinutes", r => r.Record.MissingBreakMinutes),
        new("lateByMinutes", r => r.Record.LateByMinutes),
        new("overtimeApproved", r => r.Record.OvertimeApproved),
        new("unplanned", r => r.Record.Unplanned),
        new("autoClosed", r => r.Record.AutoClosed),
        new("needsReview", r => string.Join(' ', r.Record.NeedsReview.Select(reason => Text.Of(reason)))),
        new("excused", r => r.Record.Excused),
        new("absenceReason", r => r.Record.AbsenceReason),
        new("note", r => r.Record.Note),
        new("managerNote", r => r.Record.ManagerNote),
        new("location", r => r.Record.Shift?.Location),
        new("timezone", r => r.Zone.Id),
        new("userId", r => r.Record.UserId.ToString()),
        new("shiftId", r => r.Record.ShiftId.ToString()),
        new("attendanceRecordId", r => r.Record.Id.ToString()),
    ];

    public static Task<Result<FileAnswer>> Handle(ListOf<AttendanceRecord> list, ExportInput wanted, ExportAttendanceRecords export, Caller caller, CancellationToken cancel) => export.Write(list, wanted.Format, caller, cancel);

    private async Task<Result<FileAnswer>> Write(ListOf<AttendanceRecord> list, ExportFormat format, Caller caller, CancellationToken cancel)
    {
        var managed = await caller.Managed(reporting, cancel);
        var found = await list.All(ListAttendanceRecords.Visible(db, managed, caller), records => records.OrderBy(r => r.ShiftDate).ThenBy(r => r.UserId).ThenBy(r => r.Id), cancel);
        if (found.Problem is { } problem) return problem;
        var records = found.Value;
        var joins = await AttendanceJoins.Of(records, people, shifts, db, cancel);
        var zone = (await companies.Find(caller.Company, cancel))!.Zone;
        return TableFile.Of(format, "attendance", Columns, records.ConvertAll(r => new Row(joins.Details(r, managed is null || managed.Contains(r.UserId)), zone)));
    }

    private static string? Clock(DateTimeOffset? at, Row row) => at is { } moment ? SheetTimes.OnTheWall(moment, row.Zone) : null;
}
