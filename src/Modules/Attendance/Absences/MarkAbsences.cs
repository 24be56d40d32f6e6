using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Attendance.Absences;

/// <summary>
/// An hour after a shift's end, whoever was on it and has no record was absent. Goes on where it last stood, so that nothing is missed
/// or marked twice after however long a downtime; shifts planned afterwards into the past are left alone.
/// </summary>
internal sealed class MarkAbsences(ICompanies companies, Scopes scopes, TimeProvider clock) : IJob
{
    public const string Name = "attendance.markAbsences";

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        // Across companies: one look each minute instead of one for each company; only how far each has come is read here.
        var marks = await services.GetRequiredService<AttendanceDb>().AbsenceMarks.IgnoreQueryFilters([ModuleDb.TenantFilter]).ToDictionaryAsync(m => m.CompanyId, m => m.MarkedUntil, cancel);
        var until = clock.GetUtcNow() - AbsencesOfCompany.AfterEnd;
        var ended = await services.GetRequiredService<IShifts>().WhereWorkEnded(marks, until, cancel);
        var due = (await companies.All(cancel)).Select(c => c.Id).Where(c => ended.Contains(c) || !marks.TryGetValue(c, out var mark) || until - mark >= AbsencesOfCompany.LooksBack);
        await scopes.UntilDone(Name, due, unit => unit.GetRequiredService<AbsencesOfCompany>().MarkSome(cancel), cancel);
    }
}

/// <summary>One company's absences, some at a time.</summary>
internal sealed class AbsencesOfCompany(AttendanceDb db, IShifts shifts, ExpectedWork expected, UnlockedRecords unlocked, Caller caller, TimeProvider clock)
{
    public static readonly TimeSpan AfterEnd = TimeSpan.FromMinutes(60);

    /// <summary>Where nothing has ended the mark need not be moved each minute.</summary>
    public static readonly TimeSpan LooksBack = TimeSpan.FromHours(1);

    private const int AtOnce = 200;

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> MarkSome(CancellationToken cancel)
    {
        // To the microsecond that PostgreSQL keeps.
        var until = Whole(clock.GetUtcNow() - AfterEnd);
        var mark = await db.AbsenceMarks.SingleOrDefaultAsync(cancel);
        if (mark is null)
        {
            db.AbsenceMarks.Add(new AbsenceMark { CompanyId = caller.Company, MarkedUntil = until });
            await db.SaveChangesAsync(cancel);
            return false;
        }
        if (mark.MarkedUntil >= until) return false;

        var (ended, reached) = await EndedSince(mark.MarkedUntil, until, cancel);
        if (ended is [] && until - mark.MarkedUntil < LooksBack) return false;
        await Mark(ended, cancel);
        mark.MarkedUntil = reached;
        await db.SaveChangesAsync(cancel);
        return reached < until;
    }

    /// <summary>Work that ended since, and up to where it is complete. Any number of shifts may end at one moment; they are taken together.</summary>
    private async Task<(IReadOnlyList<PlannedWork> Ended, DateTimeOffset Reached)> EndedSince(DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        for (var most = AtOnce; ; most *= 4)
        {
            var ended = await shifts.EndedBetween(from, until, most, cancel);
            if (ended.Count < most) return (ended, until);
            var last = ended[^1].EndsAt;
            if (last > from) return ([.. ended.Where(w => w.EndsAt < last)], last);
        }
    }

    /// <summary>A cancelled shift is one again after it was over: as at its end, whoever is on it and has no record was absent.</summary>
    public async Task MarkRevived(ShiftRevived revived, CancellationToken cancel)
    {
        if (await shifts.Find(revived.Shift, cancel) is not { Cancelled: false, Unplanned: false } shift) return;
        // What was planned only afterwards marks nobody, and what is not over yet is the job's.
        var until = await db.AbsenceMarks.Select(m => (DateTimeOffset?)m.MarkedUntil).SingleOrDefaultAsync(cancel);
        if (revived.MadeAt > shift.EndsAt || !(shift.EndsAt < until)) return;
        await Mark([.. shift.People.Select(user => new PlannedWork(shift.Id, user, shift.Day, shift.StartsAt, shift.EndsAt, shift.BreakMinutes))], cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task Mark(IReadOnlyList<PlannedWork> ended, CancellationToken cancel)
    {
        List<ShiftId> of = [.. ended.Select(w => w.Shift).Distinct()];
        var known = await db.Records.AsNoTracking().Where(r => of.Contains(r.ShiftId)).Select(r => new { r.ShiftId, r.UserId }).ToListAsync(cancel);
        var recorded = known.Select(r => (r.ShiftId, r.UserId)).ToHashSet();
        var missed = (await expected.Of([.. ended.Where(w => !recorded.Contains((w.Shift, w.User)))], cancel))
            .Select(w => AttendanceRecord.Of(w.User, w.Shift, w.Day, w.StartsAt, w.EndsAt, w.BreakMinutes, caller.Company, clock)).ToList();
        foreach (var absence in await unlocked.Of(missed, cancel))
        {
            absence.MarkAbsentByRule();
            db.Records.Add(absence);
            db.PublishSoon(new AttendanceAbsent(absence.Id, absence.UserId, absence.ShiftId, absence.ShiftDate, ByRule: true), absence.Id.Value);
            db.PublishSoon(new WorkedTimeChanged(absence.UserId, absence.ShiftDate, absence.ShiftDate), absence.UserId.Value);
        }
    }

    private static DateTimeOffset Whole(DateTimeOffset instant) => new(instant.Ticks - instant.Ticks % TimeSpan.TicksPerMicrosecond, instant.Offset);
}
