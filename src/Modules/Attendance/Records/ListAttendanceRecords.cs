using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Attendance.Records;

/// <summary>Admins see everybody's, line managers their reports' and their own, employees their own.</summary>
internal static class ListAttendanceRecords
{
    public static readonly Filters<AttendanceRecord> Filters = new Filters<AttendanceRecord>()
        .Id("userId", r => r.UserId)
        .Id("shiftId", r => r.ShiftId)
        .Choice("status", r => r.Status)
        .Day("shiftDate", r => r.ShiftDate)
        .NotSortableBy(nameof(AttendanceRecord.AbsenceReason), nameof(AttendanceRecord.ManagerNote));

    public static async Task<Result<Page<AttendanceView>>> Handle(ListOf<AttendanceRecord> list, AttendanceDb db, IReporting reporting, IPeople people, IShifts shifts, Caller caller, CancellationToken cancel)
    {
        var managed = await caller.Managed(reporting, cancel);
        var page = await list.Read(Visible(db, managed, caller), cancel);
        if (!list.WithJoins) return page.Select(r => AttendanceView.Of(r, Manages(r)));

        var joins = await AttendanceJoins.Of(page.Rows, people, shifts, cancel);
        return page.Select(r => (AttendanceView)joins.Details(r, Manages(r)));

        bool Manages(AttendanceRecord record) => managed is null || managed.Contains(record.UserId);
    }

    private static IQueryable<AttendanceRecord> Visible(AttendanceDb db, IReadOnlySet<UserId>? managed, Caller caller)
    {
        if (managed is null) return db.Records;
        List<UserId> seen = [.. managed, caller.User];
        return db.Records.Where(r => seen.Contains(r.UserId));
    }
}
