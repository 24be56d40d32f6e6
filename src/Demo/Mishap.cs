using System.Text.Json;

namespace WorkforceOS.Demo;

internal enum MishapKind
{
    /// <summary>Nobody checked out.</summary>
    Forgot,

    /// <summary>Checked out at noon, and was there until the evening.</summary>
    TappedOut,

    /// <summary>The break was not punched.</summary>
    BreakForgotten,

    /// <summary>Absent, for a reason that came afterwards.</summary>
    AbsentWithReason,
}

/// <summary>Something that went wrong with a punch last week, and what became of it.</summary>
internal sealed record Mishap(MishapKind Kind, JsonElement Shift)
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(-4), Noon = TimeSpan.FromMinutes(190), BreakAfter = TimeSpan.FromHours(3), Break = TimeSpan.FromMinutes(45), After = TimeSpan.FromMinutes(6);

    /// <summary>Of whom, and on which of their shifts of that week: a week with holidays has fewer.</summary>
    private static readonly Dictionary<Person, (MishapKind Kind, int Nr)> Known = new()
    {
        [Team.Member("Arjun Mehtani")] = (MishapKind.Forgot, 2),
        [Team.Member("Noah Bergmannis")] = (MishapKind.TappedOut, 1),
        [Team.Member("Chloe Beaumarchand")] = (MishapKind.BreakForgotten, 3),
        [Team.Member("Nora Eilertsvik")] = (MishapKind.AbsentWithReason, 0),
    };

    private DateTimeOffset StartsAt => Shift.GetProperty("startsAt").GetDateTimeOffset();

    private DateTimeOffset EndsAt => Shift.GetProperty("endsAt").GetDateTimeOffset();

    /// <param name="lastWeek">Their shifts of last week, in order.</param>
    public static Mishap? Of(Person person, IReadOnlyList<JsonElement> lastWeek)
    {
        if (!Known.TryGetValue(person, out var mishap) || lastWeek is []) return null;
        // Who forgot comes again in that week, so that it is noticed.
        var last = mishap.Kind is MishapKind.Forgot ? lastWeek.Count - 2 : lastWeek.Count - 1;
        return new Mishap(mishap.Kind, lastWeek[Math.Clamp(mishap.Nr, 0, Math.Max(0, last))]);
    }

    public Habit Habit => new(Kind is MishapKind.AbsentWithReason, Early, Kind is MishapKind.TappedOut ? StartsAt + Noon - EndsAt : After, Kind is MishapKind.Forgot);

    /// <summary>By the line manager, once.</summary>
    public Task PutRight(DemoUser manager, JsonElement record, CancellationToken cancel) => Kind switch
    {
        MishapKind.TappedOut when record.GetProperty("checkOutTime").GetDateTimeOffset() < EndsAt => manager.Do("correctAttendanceRecord",
            new { checkOutTime = EndsAt + After, reason = "Tapped out instead of into the break; was there until closing." }, cancel, Story.Id(record)),
        MishapKind.BreakForgotten when record.GetProperty("entries").GetArrayLength() == 1 => manager.Do("correctAttendanceRecord",
            new { entries = new[] { Entry("work", StartsAt + Early, EndsAt + After), Entry("break", StartsAt + BreakAfter, StartsAt + BreakAfter + Break) }, reason = "The break was not punched." }, cancel, Story.Id(record)),
        MishapKind.AbsentWithReason when !record.GetProperty("excused").GetBoolean() => manager.Do("excuseAttendanceRecord",
            new { reason = "Brought the doctor's note on the next day.", paid = true }, cancel, Story.Id(record)),
        _ => Task.CompletedTask,
    };

    private static object Entry(string kind, DateTimeOffset startsAt, DateTimeOffset endsAt) => new { kind, startsAt, endsAt };
}
