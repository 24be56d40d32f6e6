namespace WorkforceOS.Demo;

/// <summary>Last week, this week, next week: the shifts of every team, from templates.</summary>
internal static class Rota
{
    private const string Weekdays = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR";
    private const int EarlyBooksellers = 6;

    public static async Task Plan(DemoUser owner, Staff staff, Days days, CancellationToken cancel)
    {
        var known = (await owner.List("listShiftTemplates", cancel)).GroupBy(t => t.GetProperty("name").GetString()!).ToDictionary(g => g.Key, g => Story.Id(g.First()));
        foreach (var turn in Turns(staff))
        {
            if (!known.TryGetValue(turn.Name, out var template))
            {
                template = Story.Id(await owner.Do("createShiftTemplate",
                    new { name = turn.Name, startTime = turn.From, endTime = turn.To, recurrenceRule = turn.Rule, departmentId = turn.Team is { } team ? staff.Departments[team] : (Guid?)null }, cancel));
            }
            // Days that are made already are skipped.
            await owner.Do("generateShifts", new { from = days.First, to = days.Last, anchor = days.First, assignedUserIds = turn.People, location = turn.Place }, cancel, template);
        }
    }

    private static Turn[] Turns(Staff staff)
    {
        var booksellers = staff.Of(Team.Shop);
        return
        [
            new("Shop, early", Team.Shop, "09:00", "17:00", Weekdays, "Main street", booksellers[..EarlyBooksellers]),
            new("Shop, late", Team.Shop, "12:00", "20:00", "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA", "Main street", booksellers[EarlyBooksellers..]),
            new("Warehouse, days", Team.Warehouse, "07:00", "15:30", Weekdays, "Hall 2", staff.Of(Team.Warehouse)),
            new("Dispatch, nights", Team.Night, "22:00", "06:00", "FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH", "Hall 1", staff.Of(Team.Night)),
            new("Customer care", Team.Care, "10:00", "18:00", Weekdays, "Second floor", staff.Of(Team.Care)),
            new("Office", Team.Office, "09:00", "17:30", Weekdays, "Second floor", staff.Of(Team.Office)),
            new("Leads", null, "08:30", "17:00", Weekdays, "Second floor", [.. Team.Leads.Select(l => staff.Ids[l])]),
        ];
    }

    private sealed record Turn(string Name, string? Team, string From, string To, string Rule, string Place, Guid[] People);
}
