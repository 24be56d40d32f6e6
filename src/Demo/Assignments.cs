using System.Text.Json;

namespace WorkforceOS.Demo;

/// <summary>What the line managers have handed out this week, and how far their people are with it.</summary>
internal static class Assignments
{
    private const string CloseTheShop = "Close the shop";
    private static readonly string[] Closing = ["Count the till", "Lock the back door", "Switch off the lights"];

    public static async Task HandOut(DemoUser owner, Staff staff, Days days, TimeProvider clock, CancellationToken cancel)
    {
        var known = (await owner.List("listTaskAssignments", cancel)).GroupBy(a => a.GetProperty("title").GetString()!).ToDictionary(g => g.Key, g => g.First());
        foreach (var handout in await Handouts(staff, days, clock.GetUtcNow(), cancel))
        {
            var lead = staff.Users[Team.Leads.Single(l => l.Team == handout.Team)];
            var assignment = known.TryGetValue(handout.Title, out var made) ? made : await lead.Do("createTaskAssignment", new
            {
                title = handout.Title, description = handout.Description, dueTime = handout.Due, assigneeUserIds = handout.People, assignedDepartmentIds = handout.Departments,
                shiftId = handout.Shift, completionRule = handout.OneForAll ? "any" : "each", checklist = handout.Checklist,
            }, cancel);
            await Tick(lead, staff, handout, Story.Id(assignment), cancel);
        }
        if (await owner.List("listRecurringTasks", cancel) is [])
        {
            await staff.Users[Team.Leads.Single(l => l.Team is Team.Shop)].Do("createRecurringTask", new
            {
                title = CloseTheShop, checklist = Closing, completionRule = "any", assignedDepartmentIds = new[] { staff.Departments[Team.Shop] },
                recurrenceRule = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA", anchorDate = days.ThisMonday, dueTimeOfDay = "20:00",
            }, cancel);
        }
    }

    /// <summary>By those who are done, as many as it says; of a checklist the first items only.</summary>
    private static async Task Tick(DemoUser lead, Staff staff, Handout handout, Guid assignment, CancellationToken cancel)
    {
        var people = staff.Ids.ToDictionary(p => p.Value, p => p.Key);
        var tasks = (await lead.List("listIndividualTasks", cancel, ("taskAssignmentId", $"{assignment}"))).OrderBy(t => Story.Id(t, "assigneeUserId")).ToList();
        var done = tasks.Count(t => t.GetProperty("status").GetString() is "completed");
        foreach (var task in tasks.Where(t => t.GetProperty("status").GetString() is "pending").Take(Math.Max(0, handout.Done - done)))
            await staff.Users[people[Story.Id(task, "assigneeUserId")]].Do("updateIndividualTask", new { status = "completed", completionNote = handout.Note }, cancel, Story.Id(task));
        if (handout.Ticked == 0) return;
        foreach (var task in tasks)
        {
            var items = task.GetProperty("checklist").EnumerateArray().Take(handout.Ticked).Select(item => new { id = Story.Id(item), done = true });
            await staff.Users[people[Story.Id(task, "assigneeUserId")]].Do("updateIndividualTask", new { checklist = items }, cancel, Story.Id(task));
        }
    }

    private static async Task<Handout[]> Handouts(Staff staff, Days days, DateTimeOffset now, CancellationToken cancel)
    {
        var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        return
        [
            new(Team.Shop, "Put the price labels on the new calendars") { Departments = [staff.Departments[Team.Shop]], Due = hour.AddDays(1), Done = 4 },
            new(Team.Warehouse, "Sign the new safety instructions") { Departments = [staff.Departments[Team.Warehouse]], Due = hour.AddDays(-1), Done = 6, Description = "They lie in the office of hall 2." },
            new(Team.Care, "Call the courier about the lost parcel 4711") { Departments = [staff.Departments[Team.Care]], Due = hour.AddDays(2), OneForAll = true },
            new(Team.Shop, "Dress the window for the season") { Shift = await NextShift(staff, days, cancel), Due = null, Checklist = ["Clear the window", "Set up the tables", "Take a picture"] },
            new(Team.Office, "Send the advance return for VAT") { People = [staff.Ids[Team.Member("Ada Sternfeldt")]], Due = hour.AddDays(-2), Done = 1, Note = "Sent on Monday; the receipt is in the folder." },
            new(Team.Care, "Show Pablo Quintanar how we work")
            {
                People = [staff.Ids[Team.Member("Grace Wanjikuri")]], Due = hour.AddDays(4), Checklist = ["A tour of the house", "The ticket system", "A day beside Nora", "First calls together"], Ticked = 2,
            },
        ];
    }

    /// <summary>The early one of next Monday or, where that is a holiday, the first that there is after it.</summary>
    private static async Task<Guid> NextShift(Staff staff, Days days, CancellationToken cancel) =>
        Story.Id((await staff.Users[Team.Leads.Single(l => l.Team is Team.Shop)].List("listShifts", cancel, ("shiftDate", $"$btw-{days.NextMonday:yyyy-MM-dd},{days.Last:yyyy-MM-dd}")))
            .Where(s => s.GetProperty("startTime").GetString() is "09:00" && Story.Id(s, "departmentId") == staff.Departments[Team.Shop])
            .OrderBy(s => s.GetProperty("startsAt").GetDateTimeOffset()).ThenBy(s => Story.Id(s)).First());

    /// <param name="Team">Whose line manager hands it out.</param>
    private sealed record Handout(string Team, string Title)
    {
        public string? Description { get; init; }
        public DateTimeOffset? Due { get; init; }
        public Guid[] People { get; init; } = [];
        public Guid[] Departments { get; init; } = [];
        public Guid? Shift { get; init; }
        public bool OneForAll { get; init; }
        public string[] Checklist { get; init; } = [];

        /// <summary>So many of them have done it.</summary>
        public int Done { get; init; }

        public string? Note { get; init; }

        /// <summary>So many items of the checklist are done.</summary>
        public int Ticked { get; init; }
    }
}
