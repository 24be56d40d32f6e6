using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Marketplace;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Attendance.Records;

/// <summary>Whoever has taken an offered place has come, left, or was not there: it stands on record as it is known on the marketplace now, which pays for it.</summary>
internal sealed partial class RecordOfferedWork(AttendanceDb db, IOfferedWork offered, IShifts shifts, ICompanies companies, Scope scope, TimeProvider clock, ILogger<RecordOfferedWork> log) : ISubscriber<OfferedWorkChanged>
{
    private const string Turn = "attendance.offeredWork";

    public async Task Hear(OfferedWorkChanged changed, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        // What is asked for after the turn is no older than what whoever had it before has written.
        await transaction.TakeTurn(Turn, changed.Assignment, cancel);
        if (await offered.Find(changed.Assignment, cancel) is not { } work || await companies.Find(scope.Caller.Company, cancel) is not { } company) return;
        var record = await db.Records.Include(r => r.Entries).SingleOrDefaultAsync(r => r.UserId == work.User && r.ShiftId == work.Shift, cancel);
        if (record is { PaidBy: PaidBy.Payroll })
        {
            LogBoth(log, record.Id.Value, work.Assignment);
            if (work.CheckIn is null) return;
            // Who was there for both is paid for both as it stands: a manager is to say for which.
            record.Review(ReviewReason.Overlap);
            await db.SaveChangesAsync(cancel);
            await transaction.Commit(cancel);
            return;
        }
        if (work is { CheckIn: null, Missed: false })
        {
            if (record is null) return;
            record.Undo();
        }
        else
        {
            if (record is null) db.Records.Add(record = AttendanceRecord.OfMarketplace(work, company.Id, clock));
            var day = (await shifts.Times([work.Shift], cancel)).TryGetValue(work.Shift, out var times) ? times.Day : WallClock.DayOf(work.StartsAt, company.Zone);
            record.Follow(work, day, await IsElsewhere(work, record.Id, cancel), clock);
        }
        db.Publish(record.WorkedTimeChanged(company.Zone), record.UserId.Value);
        await db.SaveKeptApart(cancel);
        await transaction.Commit(cancel);
    }

    private async Task<bool> IsElsewhere(OfferedWork work, AttendanceRecordId own, CancellationToken cancel)
    {
        var (user, came, left) = (work.User, work.CheckIn, work.CheckOut);
        return came is not null && await db.Entries.AnyAsync(e => e.UserId == user && e.RecordId != own && e.Kind == EntryKind.Work && e.KeptApart && (left == null || e.StartsAt < left) && (e.EndsAt == null || e.EndsAt > came), cancel);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Attendance record {Record} is one that payroll pays: work of the marketplace by {Assignment} on the same shift is not on record here")]
    private static partial void LogBoth(ILogger log, Guid record, Guid assignment);
}
