using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Records;

/// <summary>A record with its entries, and the punch that is made on it.</summary>
internal sealed record Punched(AttendanceRecord Record, Punch Punch);

/// <summary>Finds the record that somebody wants to change, where they may.</summary>
internal sealed class PunchedRecords(AttendanceDb db, IReporting reporting, PunchRules rules, Caller caller)
{
    /// <summary>The caller's own, or that of somebody whom they manage; now.</summary>
    public async Task<Result<Punched>> OfOneselfOrReports(AttendanceRecordId id, CancellationToken cancel)
    {
        if (await Find(id, cancel) is not { } record) return Problem.NotFound;
        var acting = record.UserId != caller.User;
        if (acting && !await caller.Manages(record.UserId, reporting, cancel)) return Problem.NotTheOwner;
        if (record.PaidBy is PaidBy.Marketplace) return AttendanceProblems.PaidElsewhere;
        return new Punched(record, await rules.Punch(acting, null, cancel));
    }

    /// <summary>That of somebody else whom the caller manages: nobody decides of their own time.</summary>
    /// <param name="toReview">It is only looked at.</param>
    public async Task<Result<Punched>> OfOthers(AttendanceRecordId id, CancellationToken cancel, bool toReview = false)
    {
        if (await Find(id, cancel) is not { } record) return Problem.NotFound;
        if (record.UserId == caller.User) return AttendanceProblems.OwnTime;
        if (!await caller.Manages(record.UserId, reporting, cancel)) return Problem.NotTheOwner;
        if (record.PaidBy is PaidBy.Marketplace && !toReview) return AttendanceProblems.PaidElsewhere;
        return new Punched(record, await rules.Punch(acting: true, null, cancel));
    }

    /// <summary>For the answer: reasons and notes are between managers.</summary>
    public Task<AttendanceView> View(Punched punched, CancellationToken cancel) => AttendanceView.Of(punched.Record, punched.Punch.Acting || caller.IsAdmin, db, cancel);

    private Task<AttendanceRecord?> Find(AttendanceRecordId id, CancellationToken cancel) => db.Records.Include(r => r.Entries).SingleOrDefaultAsync(r => r.Id == id, cancel);
}
