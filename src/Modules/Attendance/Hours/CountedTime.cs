using WorkforceOS.Attendance.Records;

namespace WorkforceOS.Attendance.Hours;

/// <summary>
/// What a record's times come to. Worked is what really was: from the first in to the last out, without breaks. Counted is what hours
/// are made of: the same, rounded where the company rounds, and of whoever checked out long after the end no more than
/// <see cref="AttendanceRecord.MaxStayAfterEnd"/> beyond it until a manager has confirmed that. What lies between two stretches of work
/// of one record is a break.
/// </summary>
/// <param name="Worked">Exact.</param>
/// <param name="Counted">For pay.</param>
/// <param name="Presence">From when until when it counts, breaks included.</param>
internal sealed record CountedTime(NetTime Worked, NetTime Counted, Stretch Presence)
{
    /// <returns>Null of a record that is still open, and of an absence.</returns>
    public static CountedTime? Of(AttendanceRecord record, TimeRules rules) => RecordedTimes.Of(record) is { } times
        ? Of(times, record.LiveEntries.Where(e => e.EndsAt is not null).Select(e => new RecordedEntry(e.Kind, e.StartsAt, e.EndsAt!.Value)), rules)
        : null;

    /// <param name="ended">The record's entries that are over, in any order.</param>
    public static CountedTime Of(RecordedTimes record, IEnumerable<RecordedEntry> ended, TimeRules rules)
    {
        // What counts there is decided there: neither breaks nor rounding of the house.
        if (record.PaidBy is PaidBy.Marketplace) rules = TimeRules.None;
        var worked = Stretch.Of(record.Came, record.Went);
        var breaks = Breaks([.. ended]);
        var until = record.LateOutConfirmed || record.Went <= record.LatestCounted ? worked : Stretch.Of(record.Came, record.LatestCounted);
        var counted = rules.Rounded(until, record);
        var net = Net(worked);
        return new CountedTime(net, counted == worked ? net : Net(counted), counted);

        NetTime Net(Stretch presence)
        {
            var (rule, all) = (rules.BreaksFor(record.ShiftDate), record.BreaksAsPunched);
            return NetTime.Of(presence, breaks, all ? 0 : record.ShiftBreakMinutes, rule?.Due, deducts: !all && rule?.Deduct is not false);
        }
    }

    /// <summary>What was punched as a break, and what lies between two stretches of work.</summary>
    private static List<Stretch> Breaks(RecordedEntry[] ended)
    {
        if (ended is [{ Kind: EntryKind.Work }]) return [];
        var work = ended.Where(e => e.Kind is EntryKind.Work).OrderBy(e => e.StartsAt).ToList();
        return [.. ended.Where(e => e.Kind is EntryKind.Break).Select(e => Stretch.Of(e.StartsAt, e.EndsAt)), .. work.Zip(work.Skip(1), (before, after) => Stretch.Of(before.EndsAt, after.StartsAt))];
    }
}
