using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Records;

/// <summary>Work that nobody had planned: its shift begins and ends with the punches, in their transaction.</summary>
internal sealed class UnplannedPunches(AttendanceDb db, IUnplannedShifts shifts, ICompanies companies, PunchRules rules, Scope scope, Caller caller)
{
    public async Task<UnplannedWork> Allowed(CancellationToken cancel) => (await companies.Find(caller.Company, cancel))?.Settings.UnplannedWork ?? UnplannedWork.Off;

    /// <summary>A record of the caller's on a shift that is made for it.</summary>
    /// <param name="where">The place that the punch was judged by, if it was.</param>
    public async Task<Result<AttendanceRecord>> Begin(Punch punch, string note, PlaceId? where, DepartmentId? department, CancellationToken cancel)
    {
        var made = await shifts.Begin(caller.User, punch.At, AttendanceRecord.LongestUnplanned, where, department, cancel);
        if (made.Problem is { } refusal) return refusal;
        // Who forgot to check out of a shift that is over begins this one all the same.
        await rules.CloseForgotten(caller.User, punch.At, cancel);
        var record = rules.NewRecord(caller.User, made.Value, note);
        if (record.CheckIn(punch) is { } notNow) return notNow;
        if (await db.Overlap(record, cancel) is { } elsewhere) return elsewhere;
        db.Records.Add(record);
        return record;
    }

    public Task<ScopeTransaction> Begin(CancellationToken cancel) => scope.Begin(cancel);

    /// <summary>The shift of a record that was just checked out ends there; both are saved with the transaction.</summary>
    public async Task<ScopeTransaction> End(AttendanceRecord record, CancellationToken cancel)
    {
        var transaction = await scope.Begin(cancel);
        if (await shifts.EndAt(record.ShiftId, record.UserId, record.CheckOutTime!.Value, AttendanceRecord.LongestUnplanned, cancel) is { } end) record.ShiftEnds(end);
        return transaction;
    }
}
