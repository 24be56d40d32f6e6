namespace WorkforceOS.Demo;

/// <summary>People ask for leave, and their line managers answer some of them.</summary>
internal static class Absences
{
    public static async Task Ask(DemoUser owner, Staff staff, Days days, DateOnly today, CancellationToken cancel)
    {
        var known = (await owner.List("listLeaveRequests", cancel)).ToLookup(r => Story.Id(r, "userId"));
        foreach (var wish in Wishes(days))
        {
            var person = Team.Members.Where(p => p.Team == wish.Team).ElementAt(wish.Nr);
            var asked = known[staff.Ids[person]].Select(r => (Id: Story.Id(r), Status: r.GetProperty("status").GetString())).FirstOrDefault();
            if (asked.Status is null)
            {
                // Taken up again days later, its time may have passed.
                if (wish.From < today) continue;
                var request = await staff.Users[person].Do("createLeaveRequest", new { leaveType = wish.Type, startDate = wish.From, endDate = wish.To, reason = wish.Reason, departmentId = staff.Departments[person.Team] }, cancel);
                asked = (Story.Id(request), "pending");
            }
            if (asked.Status is "pending" && wish.Answer is not null)
                await staff.LeadOf(person).Do("updateLeaveRequest", new { status = wish.Answer, decisionNote = wish.Note }, cancel, asked.Id);
        }
    }

    private static Wish[] Wishes(Days days) =>
    [
        new(Team.Shop, 1, "vacation", days.NextMonday, days.NextMonday.AddDays(4), "A week at the sea", "approved", "Enjoy it."),
        new(Team.Warehouse, 2, "vacation", days.NextMonday.AddDays(2), days.NextMonday.AddDays(4), "Moving house", "approved", "Good luck with the boxes."),
        new(Team.Care, 3, "sick", days.Today.AddDays(1), days.Today.AddDays(3), "A bad cold", "approved", "Get well soon."),
        new(Team.Office, 1, "unpaid", days.NextMonday.AddDays(21), days.NextMonday.AddDays(25), "Sister's wedding", "approved", null),
        new(Team.Shop, 3, "vacation", days.NextMonday, days.NextMonday.AddDays(4), "Hiking", "rejected", "Too many of us are away that week."),
        new(Team.Night, 2, "vacation", days.NextMonday.AddDays(7), days.NextMonday.AddDays(11), "Visiting family", "rejected", "Stocktaking; the week after is fine."),
        new(Team.Night, 1, "vacation", days.NextMonday.AddDays(3), days.NextMonday.AddDays(4), "A long weekend", null, null),
        new(Team.Care, 0, "vacation", days.NextMonday.AddDays(14), days.NextMonday.AddDays(25), "Two weeks off", null, null),
        new(Team.Warehouse, 5, "parental", days.NextMonday.AddDays(28), days.NextMonday.AddDays(55), "Our second", null, null),
    ];

    /// <param name="Nr">Which member of the team.</param>
    /// <param name="Answer">Null while nobody has answered.</param>
    private sealed record Wish(string Team, int Nr, string Type, DateOnly From, DateOnly To, string Reason, string? Answer, string? Note);
}
