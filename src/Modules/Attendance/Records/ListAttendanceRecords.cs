using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Hours;
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
        .Id("leaveRequestId", r => r.LeaveRequestId)
        .Choice("paidBy", r => r.PaidBy)
        .Choices<ReviewReason>("needsReview", r => r.NeedsReview, any: r => r.AwaitsReview)
        .NotSortableBy(nameof(AttendanceRecord.AbsenceReason), nameof(AttendanceRecord.ManagerNote), nameof(AttendanceRecord.ExcuseReason), nameof(AttendanceRecord.CorrectionReason));

    public static async Task<Result<Page<AttendanceView>>> Handle(ListOf<AttendanceRecord> list, AttendanceDb db, IReporting reporting, IPeople people, IShifts shifts, Caller caller, CancellationToken cancel)
    {
        var managed = await caller.Managed(reporting, cancel);
        var page = await list.Read(Visible(db, managed, caller), cancel);
        if (!list.WithJoins)
        {
            var rules = await TimeRules.In(db, cancel);
            return page.Select(r => AttendanceView.Of(r, Manages(r), rules));
        }
        var joins = await AttendanceJoins.Of(page.Rows, people, shifts, db, cancel);
        return page.Select(r => (AttendanceView)joins.Details(r, Manages(r)));

        bool Manages(AttendanceRecord record) => managed is null || managed.Contains(record.UserId);
    }

    internal static IQueryable<AttendanceRecord> Visible(AttendanceDb db, IReadOnlySet<UserId>? managed, Caller caller)
    {
        var records = db.Records.Include(r => r.Entries);
        if (managed is null) return records;
        List<UserId> seen = [.. managed, caller.User];
        return records.Where(r => seen.Contains(r.UserId));
    }
}
