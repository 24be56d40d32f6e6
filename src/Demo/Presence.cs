using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace WorkforceOS.Demo;

/// <summary>Who came when, on every shift that has begun: as the line managers put it down, and put right.</summary>
internal static class Presence
{
    private const int AnyNumber = 20_07;
    private const int DaysOfHabits = 21;
    private const double Absent = 0.04, Late = 0.10, LeftEarly = 0.06;

    public static async Task Record(DemoUser owner, Staff staff, Days days, TimeProvider clock, CancellationToken cancel)
    {
        var records = new ConcurrentDictionary<(Guid Shift, Guid User), JsonElement>((await owner.List("listAttendanceRecords", cancel)).Select(r => KeyValuePair.Create((Story.Id(r, "shiftId"), Story.Id(r, "userId")), r)));
        // Taken up again later, what is approved by now stays as it is.
        var approved = (await owner.List("listPayrollReports", cancel, ("approvalStatus", "approved"))).Select(r => Story.Id(r, "userId")).ToHashSet();
        var people = staff.Ids.ToDictionary(p => p.Value, p => p.Key);
        var (habits, now) = (Habits(), clock.GetUtcNow());

        var begun = from shift in await owner.List("listShifts", cancel, ("shiftDate", $"$btw-{days.MonthStart:yyyy-MM-dd},{days.Last:yyyy-MM-dd}"))
                    where shift.GetProperty("startsAt").GetDateTimeOffset() < now
                    from user in shift.GetProperty("assignedUserIds").EnumerateArray().Select(u => u.GetGuid())
                    where people.ContainsKey(user)
                    orderby DayOf(shift)
                    group shift by user;
        await Parallel.ForEachAsync(begun, Hiring.Options(cancel), async (own, stop) =>
        {
            var (user, person) = (own.Key, people[own.Key]);
            var manager = person.Leads ? owner : staff.LeadOf(person);
            var mishap = Mishap.Of(person, [.. own.Where(s => DayOf(s) >= days.First && DayOf(s) < days.ThisMonday)]);
            foreach (var shift in own.Where(s => DayOf(s) > days.MonthEnd || !approved.Contains(user)))
            {
                var its = mishap is not null && Story.Id(shift) == Story.Id(mishap.Shift) ? mishap : null;
                var nr = (DayOf(shift).DayNumber - days.First.DayNumber) % DaysOfHabits;
                var habit = its?.Habit ?? habits[Array.IndexOf(Team.Everybody, person)][nr < 0 ? nr + DaysOfHabits : nr];
                if (!records.TryGetValue((Story.Id(shift), user), out var record) && await PutDown(manager, shift, user, habit, now, stop) is { } made) record = made;
                if (its is not null && record.ValueKind is JsonValueKind.Object) await its.PutRight(manager, record, stop);
            }
        });
    }

    public static DateOnly DayOf(JsonElement shift) => DateOnly.ParseExact(shift.GetProperty("shiftDate").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<JsonElement?> PutDown(DemoUser manager, JsonElement shift, Guid user, Habit habit, DateTimeOffset now, CancellationToken cancel)
    {
        var ends = shift.GetProperty("endsAt").GetDateTimeOffset();
        var comes = shift.GetProperty("startsAt").GetDateTimeOffset() + habit.Comes;
        var leaves = ends + habit.Leaves;
        if (habit.IsAbsent && ends < now)
            return await manager.Do("markAttendanceAbsent", new { userId = user, shiftId = Story.Id(shift), absenceReason = "Ill", managerNote = "Called in the morning." }, cancel);
        if (!habit.IsAbsent && comes <= now)
            return await manager.Do("checkInAttendance", new { userId = user, shiftId = Story.Id(shift), checkInTime = comes, checkOutTime = leaves <= now && !habit.Forgets ? leaves : (DateTimeOffset?)null }, cancel);
        return null;
    }

    /// <summary>What each person does on each of the 21 days: the same on every machine and every start.</summary>
    private static Habit[][] Habits()
    {
        var dice = new Random(AnyNumber);
        return [.. Team.Everybody.Select(_ => Enumerable.Range(0, DaysOfHabits).Select(_ => Throw(dice)).ToArray())];
    }

    private static Habit Throw(Random dice)
    {
        var (kind, before, after, much) = (dice.NextDouble(), dice.Next(-12, 4), dice.Next(0, 9), dice.Next(8, 46));
        return new Habit(kind < Absent,
            TimeSpan.FromMinutes(kind is >= Absent and < Absent + Late ? much : before),
            TimeSpan.FromMinutes(kind is >= Absent + Late and < Absent + Late + LeftEarly ? -2 * much : after));
    }
}

/// <param name="Comes">After the shift's start.</param>
/// <param name="Leaves">After its end.</param>
/// <param name="Forgets">To check out: the record is closed by rule when they come again.</param>
internal sealed record Habit(bool IsAbsent, TimeSpan Comes, TimeSpan Leaves, bool Forgets = false);
