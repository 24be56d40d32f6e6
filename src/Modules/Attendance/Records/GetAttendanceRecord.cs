using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Hours;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Attendance.Records;

internal static class GetAttendanceRecord
{
    public static async Task<Result<Answer<AttendanceDetails, PunchExtras>>> Handle(AttendanceRecordId id, AttendanceDb db, IReporting reporting, IPeople people, IShifts shifts, Caller caller, CancellationToken cancel)
    {
        var record = await db.Records.AsNoTracking().Include(r => r.Entries).SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (record is null) return Problem.NotFound;
        var manages = await caller.Manages(record.UserId, reporting, cancel);
        if (!manages && record.UserId != caller.User) return Problem.NotTheOwner;

        var joins = await AttendanceJoins.Of([record], people, shifts, db, cancel);
        var details = joins.Details(record, toManager: manages);
        return new Answer<AttendanceDetails, PunchExtras>(details, new PunchExtras { Warnings = BreakWarnings.Of(record, details) });
    }
}
