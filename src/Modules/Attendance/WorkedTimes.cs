using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Hours;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance;

/// <summary>Answers what payroll asks of attendance.</summary>
internal sealed class WorkedTimes(AttendanceDb db) : IWorkedTimes
{
    /// <summary>No record is longer: twelve hours before a shift of at most a day, clock change included, and a day after it. Bounds the look-up in the index.</summary>
    private static readonly TimeSpan LongestRecord = TimeSpan.FromHours(62);

    /// <summary>Rounding moves a time by no more.</summary>
    private static readonly TimeSpan LongestUnit = TimeSpan.FromMinutes(30);

    public async Task<IReadOnlyList<WorkedTime>> Between(IReadOnlyCollection<UserId> users, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) =>
        [.. (await Closed(users, from, to, cancel)).SelectMany(c => c.Work, (c, work) => Worked(c.Record, work)).Where(w => w.StartsAt < to && w.EndsAt > from)];

    public async Task<IReadOnlyList<AttendedTime>> Attended(IReadOnlyCollection<UserId> users, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) =>
        [.. (await Closed(users, from, to, cancel)).Where(c => c.Record.PaidBy is PaidBy.Payroll).Select(Attended).Where(a => from <= a.CountedFrom && a.CountedFrom < to)];

    /// <summary>Records that are checked out, with what counts of them; by user and start.</summary>
    private async Task<IEnumerable<(RecordedTimes Record, CountedTime Time, IReadOnlyList<Stretch> Work)>> Closed(IReadOnlyCollection<UserId> users, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        List<UserId> of = [.. users];
        var (earliest, latest, ended) = (from - LongestRecord, to + LongestUnit, from - LongestUnit);
        // Two flat reads: for thousands of people they cost a third of whole records with their entries. Whoever checks out in between is seen open.
        var records = await db.Records.Where(r => of.Contains(r.UserId) && r.CheckInTime > earliest && r.CheckInTime < latest && r.CheckOutTime > ended && r.Status != AttendanceStatus.Absent)
            .OrderBy(r => r.UserId).ThenBy(r => r.CheckInTime).ThenBy(r => r.Id)
            .Select(r => new RecordedTimes(
                r.Id, r.UserId, r.ShiftDate, r.ShiftStartsAt, r.ShiftEndsAt, r.ShiftBreakMinutes, r.CheckInTime!.Value, r.CheckOutTime!.Value,
                r.Unplanned, r.LateOutConfirmed, r.BreaksAsPunched, r.OvertimeApproved, r.PaidBy)).ToListAsync(cancel);
        var latestEntry = latest + LongestRecord;
        var entries = (await db.Entries.Where(e => of.Contains(e.UserId) && e.StartsAt > earliest && e.StartsAt < latestEntry && e.EndsAt != null)
            .Select(e => new { e.RecordId, Times = new RecordedEntry(e.Kind, e.StartsAt, e.EndsAt!.Value) }).ToListAsync(cancel)).ToLookup(e => e.RecordId, e => e.Times);
        var rules = await TimeRules.In(db, cancel);
        return records.GroupBy(r => r.UserId).SelectMany(own => Apart(own, entries, rules));
    }

    /// <summary>One person's, in order. What rounding would count twice, of records that follow each other closely, counts for the first of them.</summary>
    private static IEnumerable<(RecordedTimes Record, CountedTime Time, IReadOnlyList<Stretch> Work)> Apart(IEnumerable<RecordedTimes> records, ILookup<AttendanceRecordId, RecordedEntry> entries, TimeRules rules)
    {
        var counted = long.MinValue;
        foreach (var record in records)
        {
            var time = CountedTime.Of(record, entries[record.Id], rules);
            yield return (record, time, [.. time.Counted.Work.Select(w => w with { Start = rules.Roundings is [] ? w.Start : Math.Max(w.Start, counted) }).Where(w => w.Length > 0)]);
            counted = Math.Max(counted, time.Presence.End);
        }
    }

    public async Task<IReadOnlyList<Absence>> Absences(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        List<UserId> of = [.. users];
        var absent = await db.Records.Where(r => of.Contains(r.UserId) && r.Status == AttendanceStatus.Absent && r.ShiftDate >= from && r.ShiftDate <= to)
            .OrderBy(r => r.UserId).ThenBy(r => r.ShiftDate).ThenBy(r => r.ShiftStartsAt).ThenBy(r => r.Id)
            .Select(r => new { r.Id, r.UserId, r.ShiftDate, r.ShiftStartsAt, r.ShiftEndsAt, r.ShiftBreakMinutes, r.ExcusedPaid, r.PaidBy }).ToListAsync(cancel);
        return [.. absent.Where(r => r.PaidBy is PaidBy.Payroll)
            .Select(r => new Absence(r.Id, r.UserId, r.ShiftDate, r.ShiftStartsAt, r.ShiftEndsAt, Planned(r.ShiftEndsAt - r.ShiftStartsAt, r.ShiftBreakMinutes), r.ExcusedPaid))];
    }

    private static WorkedTime Worked(RecordedTimes record, Stretch stretch) => new(
        record.Id, record.UserId, DateTimeOffset.FromUnixTimeSeconds(stretch.Start), DateTimeOffset.FromUnixTimeSeconds(stretch.End), record.ShiftStartsAt, record.ShiftEndsAt,
        record.OvertimeApproved is { } hours ? TimeSpan.FromHours((double)hours) : null, record.PaidBy is PaidBy.Marketplace);

    private static AttendedTime Attended((RecordedTimes Record, CountedTime Time, IReadOnlyList<Stretch> Work) closed)
    {
        var (record, time, work) = closed;
        return new AttendedTime(
            record.Id, record.UserId, record.ShiftDate, record.Came, record.Went,
            DateTimeOffset.FromUnixTimeSeconds(time.Presence.Start), DateTimeOffset.FromUnixTimeSeconds(time.Presence.End), time.Worked.Seconds, work.Sum(w => w.Length));
    }

    private static long Planned(TimeSpan shift, int breakMinutes) => Math.Max(0, (long)shift.TotalSeconds - 60L * breakMinutes);
}
