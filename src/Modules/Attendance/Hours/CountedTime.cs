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
    public static CountedTime? Of(AttendanceRecord record, TimeRules rules)
    {
        if (record.IsAbsent || record.CheckInTime is not { } came || record.CheckOutTime is not { } went) return null;

        var worked = Stretch.Of(came, went);
        var breaks = Breaks(record).ToList();
        var until = Stretch.Of(came, LastCounted(record, went));
        var counted = rules.Rounded(until, record);
        var net = Net(worked);
        return new CountedTime(net, counted == worked ? net : Net(counted), counted);

        NetTime Net(Stretch presence)
        {
            var (rule, all) = (rules.BreaksFor(record.ShiftDate), record.BreaksAsPunched);
            return NetTime.Of(presence, breaks, all ? 0 : record.ShiftBreakMinutes, rule?.Due, deducts: !all && rule?.Deduct is not false);
        }
    }

    private static DateTimeOffset LastCounted(AttendanceRecord record, DateTimeOffset went) => record.LateOutConfirmed || went <= record.LatestCounted ? went : record.LatestCounted;

    private static IEnumerable<Stretch> Breaks(AttendanceRecord record)
    {
        var entries = record.LiveEntries.Where(e => e.EndsAt is not null).ToList();
        var work = entries.Where(e => e.Kind is EntryKind.Work).ToList();
        return entries.Where(e => e.Kind is EntryKind.Break).Select(e => Stretch.Of(e.StartsAt, e.EndsAt!.Value))
            .Concat(work.Zip(work.Skip(1), (before, after) => Stretch.Of(before.EndsAt!.Value, after.StartsAt)));
    }
}
