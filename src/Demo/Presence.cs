using System.Text.Json;

namespace WorkforceOS.Demo;

/// <summary>Who came when, on every shift that has begun: as the line managers put it down.</summary>
internal static class Presence
{
    private const int AnyNumber = 20_07;
    private const double Absent = 0.04, Late = 0.10, LeftEarly = 0.06;

    public static async Task Record(DemoUser owner, Staff staff, Days days, TimeProvider clock, CancellationToken cancel)
    {
        var recorded = (await owner.List("listAttendanceRecords", cancel)).Select(r => (Story.Id(r, "shiftId"), Story.Id(r, "userId"))).ToHashSet();
        var people = staff.Ids.ToDictionary(p => p.Value, p => p.Key);
        var habits = Habits();
        var now = clock.GetUtcNow();

        var begun = from shift in await owner.List("listShifts", cancel, ("shiftDate", $"$btw-{days.First:yyyy-MM-dd},{days.Last:yyyy-MM-dd}"))
                    where shift.GetProperty("startsAt").GetDateTimeOffset() < now
                    from user in shift.GetProperty("assignedUserIds").EnumerateArray().Select(u => u.GetGuid())
                    where people.ContainsKey(user) && !recorded.Contains((Story.Id(shift), user))
                    select (Shift: shift, User: user);
        await Parallel.ForEachAsync(begun, Hiring.Options(cancel), async (turn, stop) =>
        {
            var person = people[turn.User];
            var day = DateOnly.Parse(turn.Shift.GetProperty("shiftDate").GetString()!, System.Globalization.CultureInfo.InvariantCulture).DayNumber - days.First.DayNumber;
            var habit = habits[Array.IndexOf(Team.Everybody, person)][day];
            await PutDown(person.Leads ? owner : staff.LeadOf(person), turn.Shift, turn.User, habit, now, stop);
        });
    }

    private static async Task PutDown(DemoUser manager, JsonElement shift, Guid user, Habit habit, DateTimeOffset now, CancellationToken cancel)
    {
        var ends = shift.GetProperty("endsAt").GetDateTimeOffset();
        var comes = shift.GetProperty("startsAt").GetDateTimeOffset() + habit.Comes;
        var leaves = ends + habit.Leaves;
        if (habit.IsAbsent && ends < now)
        {
            await manager.Do("markAttendanceAbsent", new { userId = user, shiftId = Story.Id(shift), absenceReason = "Ill", managerNote = "Called in the morning." }, cancel);
        }
        else if (!habit.IsAbsent && comes <= now)
        {
            await manager.Do("checkInAttendance", new { userId = user, shiftId = Story.Id(shift), checkInTime = comes, checkOutTime = leaves <= now ? leaves : (DateTimeOffset?)null }, cancel);
        }
    }

    /// <summary>What each person does on each of the 21 days: the same on every machine and every start.</summary>
    private static Habit[][] Habits()
    {
        var dice = new Random(AnyNumber);
        return [.. Team.Everybody.Select(_ => Enumerable.Range(0, 21).Select(_ => Throw(dice)).ToArray())];
    }

    private static Habit Throw(Random dice)
    {
        var (kind, before, after, much) = (dice.NextDouble(), dice.Next(-12, 4), dice.Next(0, 9), dice.Next(8, 46));
        return new Habit(kind < Absent,
            TimeSpan.FromMinutes(kind is >= Absent and < Absent + Late ? much : before),
            TimeSpan.FromMinutes(kind is >= Absent + Late and < Absent + Late + LeftEarly ? -2 * much : after));
    }

    /// <param name="Comes">After the shift's start.</param>
    /// <param name="Leaves">After its end.</param>
    private sealed record Habit(bool IsAbsent, TimeSpan Comes, TimeSpan Leaves);
}
