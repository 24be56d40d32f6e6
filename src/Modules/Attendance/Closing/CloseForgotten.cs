using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Attendance.Closing;

/// <summary>Closes what nobody checked out of within twelve hours of the shift's end, at that end, whenever it is run.</summary>
internal sealed class CloseForgotten(CompaniesWithDue companies, TimeProvider clock) : IJob
{
    public const string Name = "attendance.closeForgotten";

    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var (db, before) = (services.GetRequiredService<AttendanceDb>(), clock.GetUtcNow() - AttendanceRecord.StaysOpenAfterEnd);
        var forgotten = db.Records.Where(ForgottenOfCompany.Open).Where(ForgottenOfCompany.Unlocked(db)).Where(r => r.ShiftEndsAt < before);
        return companies.UntilDone(Name, forgotten, (unit, _) => unit.GetRequiredService<ForgottenOfCompany>().CloseSome(cancel), cancel);
    }
}

/// <summary>One company's forgotten records, some at a time.</summary>
internal sealed class ForgottenOfCompany(AttendanceDb db, ICompanies companies, Caller caller, TimeProvider clock)
{
    public static readonly System.Linq.Expressions.Expression<Func<AttendanceRecord, bool>> Open =
        r => r.CheckOutTime == null && r.PaidBy == PaidBy.Payroll && (r.Status == AttendanceStatus.Pending || r.Status == AttendanceStatus.Late);

    private const int AtOnce = 200;

    /// <summary>What nobody closed before its days were locked stays open until they are opened.</summary>
    public static System.Linq.Expressions.Expression<Func<AttendanceRecord, bool>> Unlocked(AttendanceDb db) =>
        r => !db.LockedDays.Any(l => l.CompanyId == r.CompanyId && l.UserId == r.UserId
            && ((l.FirstDay <= r.ShiftDate && l.LastDay >= r.ShiftDate) || (l.EndsAt > r.CheckInTime && (l.StartsAt < r.ShiftEndsAt || l.StartsAt <= r.CheckInTime))));

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> CloseSome(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - AttendanceRecord.StaysOpenAfterEnd;
        var forgotten = await db.Records.Include(r => r.Entries).Where(Open).Where(Unlocked(db)).Where(r => r.ShiftEndsAt < before).OrderBy(r => r.ShiftEndsAt).ThenBy(r => r.Id).Take(AtOnce).ToListAsync(cancel);
        await Close(forgotten, cancel);
        return forgotten.Count == AtOnce;
    }

    /// <summary>Closes what this person never checked out of, of shifts that had ended at that moment, so that it is in no other's way.</summary>
    /// <returns>Whether there was any.</returns>
    public async Task<bool> CloseBefore(UserId user, DateTimeOffset at, CancellationToken cancel)
    {
        var forgotten = await db.Records.Include(r => r.Entries).Where(Open).Where(Unlocked(db)).Where(r => r.UserId == user && r.ShiftEndsAt <= at).OrderBy(r => r.ShiftEndsAt).Take(AtOnce).ToListAsync(cancel);
        await Close(forgotten, cancel);
        // What lies on locked days stays open until these are opened.
        var locked = await db.Entries.Where(e => e.UserId == user && e.Kind == EntryKind.Work && e.EndsAt == null && e.KeptApart && db.Records.Any(r => r.Id == e.RecordId && r.ShiftEndsAt <= at))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.KeptApart, false), cancel);
        return forgotten.Count + locked > 0;
    }

    private async Task Close(List<AttendanceRecord> forgotten, CancellationToken cancel)
    {
        if (forgotten is [] || await companies.Find(caller.Company, cancel) is not { } company) return;
        foreach (var record in forgotten)
        {
            record.CloseAtShiftEnd();
            db.PublishSoon(new AttendanceAutoClosed(record.Id, record.UserId, record.ShiftId, record.ShiftDate, record.CheckOutTime!.Value, CalledOff: false), record.Id.Value);
            db.PublishSoon(record.WorkedTimeChanged(company.Zone), record.UserId.Value);
        }
        await db.SaveChangesAsync(cancel);
    }
}
