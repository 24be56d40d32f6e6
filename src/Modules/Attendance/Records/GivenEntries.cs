using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Records;

/// <summary>The stretches that a record is to have, as somebody gives them.</summary>
internal static class GivenEntries
{
    public const int Most = 50;

    /// <summary>What is there, with the first in and the last out moved to these times: stretches outside them go, those that reach over are cut.</summary>
    /// <param name="to">Null while they are still there.</param>
    public static IReadOnlyList<GivenEntry> Between(DateTimeOffset from, DateTimeOffset? to, IEnumerable<GivenEntry> before)
    {
        var inside = before.Where(e => (e.EndsAt is null || e.EndsAt > from) && (to is null || e.StartsAt < to))
            .Select(e => e with { StartsAt = e.StartsAt < from ? from : e.StartsAt, EndsAt = e.EndsAt is { } end && (to is null || end < to) ? end : to }).OrderBy(e => e.StartsAt).ToList();
        var work = inside.Where(e => e.Kind is EntryKind.Work).ToList();
        if (work is []) return [new(EntryKind.Work, from, to)];
        work[0] = work[0] with { StartsAt = from };
        work[^1] = work[^1] with { EndsAt = to };
        return [.. work, .. inside.Where(e => e.Kind is EntryKind.Break)];
    }

    /// <returns>Why they cannot be the stretches of one day's work.</returns>
    public static Problem? Refuse(IReadOnlyList<GivenEntry> given)
    {
        if (given.Count > Most) return AttendanceProblems.EntriesNotValid($"A record has at most {Most} entries.");
        if (given.Any(e => e.EndsAt <= e.StartsAt)) return AttendanceProblems.EntriesNotValid("An entry ends after it starts.");
        var work = given.Where(e => e.Kind is EntryKind.Work).OrderBy(e => e.StartsAt).ToList();
        if (work is []) return AttendanceProblems.EntriesNotValid("There is no work among the entries.");
        if (!InOrder(work)) return AttendanceProblems.EntriesNotValid("Two entries of work overlap, or one that is not the last has no end.");
        var breaks = given.Where(e => e.Kind is EntryKind.Break).OrderBy(e => e.StartsAt).ToList();
        if (!InOrder(breaks)) return AttendanceProblems.EntriesNotValid("Two breaks overlap, or one that is not the last has no end.");
        var (from, to) = (work[0].StartsAt, work[^1].EndsAt);
        if (breaks.Any(b => b.StartsAt < from || b.EndsAt > to || b.StartsAt >= to || (b.EndsAt is null && to is not null))) return AttendanceProblems.EntriesNotValid("A break lies between the first in and the last out.");
        return null;
    }

    private static bool InOrder(List<GivenEntry> entries) => entries.Zip(entries.Skip(1)).All(pair => pair.First.EndsAt <= pair.Second.StartsAt);
}
