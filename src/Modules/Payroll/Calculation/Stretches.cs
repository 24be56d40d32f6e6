using NodaTime;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Rules;

namespace WorkforceOS.Payroll.Calculation;

/// <summary>Work without a gap, <c>[Start, End)</c> in seconds since 1970.</summary>
/// <param name="Day">To which it belongs whole, with its week.</param>
internal readonly record struct Stretch(long Start, long End, DateOnly Day)
{
    public long Seconds => End - Start;

    /// <returns>Empty where nothing of it lies there.</returns>
    public Stretch Within(long from, long to) => this with { Start = Math.Clamp(Start, from, to), End = Math.Clamp(End, from, to) };
}

/// <summary>
/// A person's work as stretches that neither overlap nor touch, so that an hour recorded twice counts once. The part of a second is cut
/// from every instant.
/// <para>
/// A stretch belongs whole to the local day on which it starts: a night shift is one working day, nine hours over the autumn change are
/// an hour of overtime, and five nights of eight hours are none. Work that goes on without a gap is one stretch, however many records it
/// takes; a record that goes on after a break goes on with its day.
/// </para>
/// </summary>
internal static class Stretches
{
    /// <summary>What counts as worked: all of it, or from the shift's start on where the rules of that day say so.</summary>
    public static List<Stretch> Counted(IEnumerable<WorkedTime> worked, PayRuleBook rules, DateTimeZone zone)
    {
        List<Stretch> stretches = [];
        Dictionary<AttendanceRecordId, DateOnly> dayOf = [];
        foreach (var piece in Pieces(worked, rules, zone).Where(p => p.Start < p.End).OrderBy(p => p.Start).ThenBy(p => p.End).ThenBy(p => p.Record.Value))
        {
            if (stretches is [.., var last] && piece.Start <= last.End)
            {
                stretches[^1] = last with { End = Math.Max(last.End, piece.End) };
                dayOf.TryAdd(piece.Record, last.Day);
                continue;
            }
            if (!dayOf.TryGetValue(piece.Record, out var day)) dayOf.Add(piece.Record, day = WallClock.DayOf(DateTimeOffset.FromUnixTimeSeconds(piece.Start), zone));
            stretches.Add(new Stretch(piece.Start, piece.End, day));
        }
        return stretches;
    }

    /// <summary>What of it can be overtime: not the time before the shift's start unless it counts, nor what lies beyond its end without the approval that the rules want.</summary>
    public static List<Stretch> ForOvertime(IReadOnlyList<Stretch> counted, IEnumerable<WorkedTime> worked, PayRuleBook rules, DateTimeZone zone)
    {
        Dictionary<AttendanceRecordId, long> approved = [];
        List<(long Start, long End)> eligible = [];
        foreach (var piece in Pieces(worked, rules, zone).OrderBy(p => p.Start).ThenBy(p => p.End))
        {
            var start = piece.Rules.EarlyIn is EarlyIn.Counts ? piece.Start : Math.Max(piece.Start, piece.PlannedStart);
            var end = piece.End;
            if (piece.Rules.OvertimeNeedsApproval)
            {
                var left = approved.TryGetValue(piece.Record, out var known) ? known : piece.Approved;
                var beyond = Math.Max(piece.Start, piece.PlannedEnd);
                var granted = Math.Clamp(end - beyond, 0, left);
                approved[piece.Record] = left - granted;
                end = Math.Min(end, beyond + granted);
            }
            if (start < end) eligible.Add((start, end));
        }
        return Within(counted, eligible);
    }

    /// <summary>The times, joined, each with the day of the stretch that it lies in.</summary>
    private static List<Stretch> Within(IReadOnlyList<Stretch> counted, List<(long Start, long End)> times)
    {
        times.Sort();
        List<Stretch> stretches = [];
        var at = 0;
        foreach (var (start, end) in times)
        {
            while (counted[at].End <= start) at++;
            if (stretches is [.., var last] && start <= last.End) stretches[^1] = last with { End = Math.Max(last.End, end) };
            else stretches.Add(new Stretch(start, end, counted[at].Day));
        }
        return stretches;
    }

    private static IEnumerable<Piece> Pieces(IEnumerable<WorkedTime> worked, PayRuleBook rules, DateTimeZone zone)
    {
        foreach (var work in worked.Where(w => !w.PaidElsewhere))
        {
            var rule = rules.On(WallClock.DayOf(work.StartsAt, zone));
            var (start, planned) = (work.StartsAt.ToUnixTimeSeconds(), work.ShiftStartsAt.ToUnixTimeSeconds());
            yield return new Piece(
                work.Record, rule.EarlyIn is EarlyIn.FromShiftStart ? Math.Max(start, planned) : start, work.EndsAt.ToUnixTimeSeconds(),
                planned, work.ShiftEndsAt.ToUnixTimeSeconds(), (long)(work.OvertimeApproved ?? TimeSpan.Zero).TotalSeconds, rule);
        }
    }

    private readonly record struct Piece(AttendanceRecordId Record, long Start, long End, long PlannedStart, long PlannedEnd, long Approved, PayRuleSet Rules);
}
