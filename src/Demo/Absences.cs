namespace WorkforceOS.Demo;

/// <summary>Some were away last month, as their line managers entered it; others ask for leave, and their line managers answer some of them.</summary>
internal static class Absences
{
    private const int DaysOfAWeek = 7;

    public static async Task Ask(DemoUser owner, Staff staff, Days days, DateOnly today, CancellationToken cancel)
    {
        await Compensate(owner, staff, days, cancel);
        var known = (await owner.List("listLeaveRequests", cancel)).ToLookup(r => Story.Id(r, "userId"));
        var holidays = await days.Holidays(owner, null, cancel);
        foreach (var wish in Wishes(days).Select(w => w.Beside(holidays)))
        {
            var person = Team.Member(wish.Person);
            var asked = known[staff.Ids[person]].Select(r => (Id: Story.Id(r), Status: r.GetProperty("status").GetString())).FirstOrDefault();
            if (asked.Status is null && wish.WasTaken)
            {
                await staff.LeadOf(person).Do("createLeaveRequest", new { leaveType = wish.Type, startDate = wish.From, endDate = wish.To, startPart = wish.Part, reason = wish.Reason, userId = staff.Ids[person], departmentId = staff.Departments[person.Team], status = "approved" }, cancel);
                continue;
            }
            if (asked.Status is null)
            {
                // Taken up again days later, its time may have passed.
                if (wish.From < today) continue;
                var request = await staff.Users[person].Do("createLeaveRequest", new { leaveType = wish.Type, startDate = wish.From, endDate = wish.To, startPart = wish.Part, reason = wish.Reason, departmentId = staff.Departments[person.Team] }, cancel);
                asked = (Story.Id(request), "pending");
            }
            if (asked.Status is "pending" && wish.Answer is not null)
                await staff.LeadOf(person).Do("updateLeaveRequest", new { status = wish.Answer, decisionNote = wish.Note }, cancel, asked.Id);
        }
    }

    /// <summary>Somebody came on a Sunday, and has days of leave for it.</summary>
    private static async Task Compensate(DemoUser owner, Staff staff, Days days, CancellationToken cancel)
    {
        if (await owner.List("listLeaveAdjustments", cancel) is not []) return;
        var annual = (await owner.List("listLeaveTypes", cancel)).Single(t => t.GetProperty("code").GetString() is "annual");
        await owner.Do("createLeaveAdjustment", new { userId = staff.Ids[Team.Member("Priya Ramanesh")], leaveTypeId = Story.Id(annual), day = days.MondayOfLastMonth.AddDays(-1), amount = 1.5, reason = "Stocktaking on a Sunday" }, cancel);
    }

    private static Wish[] Wishes(Days days) =>
    [
        new("Leila Haddadian", "vacation", days.MondayOfLastMonth.AddDays(1), days.MondayOfLastMonth.AddDays(2), "Parents' anniversary", null, null) { WasTaken = true },
        new("Mei Lingwood", "vacation", days.MondayOfLastMonth, days.MondayOfLastMonth.AddDays(4), "A week in the mountains", null, null) { WasTaken = true },
        new("Jonas Kruegermann", "sick", days.MondayOfLastMonth.AddDays(2), days.MondayOfLastMonth.AddDays(4), "Back pain", null, null) { WasTaken = true },
        new("Deniz Arslangil", "vacation", days.NextMonday, days.NextMonday.AddDays(4), "A week at the sea", "approved", "Enjoy it."),
        new("Emre Yildizhan", "vacation", days.NextMonday.AddDays(2), days.NextMonday.AddDays(4), "Moving house", "approved", "Good luck with the boxes."),
        new("Can Ozgurler", "sick", days.Today.AddDays(1), days.Today.AddDays(3), "A bad cold", "approved", "Get well soon."),
        new("Burak Celikoglu", "unpaid", days.NextMonday.AddDays(21), days.NextMonday.AddDays(25), "Sister's wedding", "approved", null),
        new("Priya Ramanesh", "vacation", days.NextMonday, days.NextMonday.AddDays(4), "Hiking", "rejected", "Too many of us are away that week."),
        new("Baran Tekinalp", "vacation", days.NextMonday.AddDays(7), days.NextMonday.AddDays(11), "Visiting family", "rejected", "Stocktaking; the week after is fine."),
        new("Irina Volkovaya", "vacation", days.NextMonday.AddDays(3), days.NextMonday.AddDays(4), "A long weekend", null, null),
        new("Noah Bergmannis", "vacation", days.NextMonday.AddDays(8), days.NextMonday.AddDays(8), "Handing over the old flat", null, null) { Part = "afternoon" },
        new("Chloe Beaumarchand", "vacation", days.NextMonday.AddDays(14), days.NextMonday.AddDays(25), "Two weeks off", null, null),
        new("Luca Morettini", "parental", days.NextMonday.AddDays(28), days.NextMonday.AddDays(55), "Our second", null, null),
    ];

    /// <param name="Answer">Null while nobody has answered.</param>
    private sealed record Wish(string Person, string Type, DateOnly From, DateOnly To, string Reason, string? Answer, string? Note)
    {
        public string Part { get; init; } = "full";

        /// <summary>Entered afterwards, approved.</summary>
        public bool WasTaken { get; init; }

        /// <summary>A week later, and another, while all of it is free as it is.</summary>
        public Wish Beside(IReadOnlySet<DateOnly> holidays)
        {
            var person = Team.Member(Person);
            var isFree = Enumerable.Range(From.DayNumber, To.DayNumber - From.DayNumber + 1).Select(DateOnly.FromDayNumber).All(day => !person.WorksOn(day) || holidays.Contains(day));
            return isFree ? (this with { From = From.AddDays(DaysOfAWeek), To = To.AddDays(DaysOfAWeek) }).Beside(holidays) : this;
        }
    }
}
