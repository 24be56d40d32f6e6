namespace WorkforceOS.Demo;

/// <summary>Last week, this week, next week: the shifts of every team, from templates. Whose pay goes by hours or nights had them all of last month.</summary>
internal static class Rota
{
    private const string Weekdays = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR";
    private const string Berlin = "Berlin";

    public static async Task Plan(DemoUser owner, Staff staff, HouseRules rules, Days days, CancellationToken cancel)
    {
        var known = (await owner.List("listShiftTemplates", cancel)).GroupBy(t => t.GetProperty("name").GetString()!).ToDictionary(g => g.Key, g => Story.Id(g.First()));
        var (none, free, freeInBerlin) = (new HashSet<DateOnly>(), await days.Holidays(owner, null, cancel), await days.Holidays(owner, staff.Of(Team.Office, p => p.HolidayRegion is not null)[0], cancel));
        foreach (var turn in Turns(staff, rules))
        {
            if (!known.TryGetValue(turn.Name, out var template))
            {
                template = Story.Id(await owner.Do("createShiftTemplate",
                    new { name = turn.Name, startTime = turn.From, endTime = turn.To, recurrenceRule = turn.Rule, departmentId = turn.Team is { } team ? staff.Departments[team] : (Guid?)null, placeId = turn.Place }, cancel));
            }
            var closed = turn.Team is Team.Night ? none : turn.Location is Berlin ? freeInBerlin : free;
            var first = turn.AllOfLastMonth ? days.MonthStart : days.First;
            // Days that are made already are skipped.
            foreach (var (from, to) in Between(first, days.Last, closed))
                await owner.Do("generateShifts", new { from, to, anchor = first, assignedUserIds = turn.People, location = turn.Location }, cancel, template);
        }
    }

    private static Turn[] Turns(Staff staff, HouseRules rules)
    {
        return
        [
            new("Shop, early", Team.Shop, "09:00", "17:30", Weekdays, "Main street", staff.Of(Team.Shop, p => p.Week is null)) { Place = rules.Shop },
            new("Shop, early, part-time", Team.Shop, "09:00", "17:30", "FREQ=WEEKLY;BYDAY=MO,TU,WE", "Main street", staff.Of(Team.Shop, p => p is { Week: not null, Salary: not null })) { Place = rules.Shop },
            new("Shop, late", Team.Shop, "12:00", "20:00", "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA", "Main street", staff.Of(Team.Shop, p => IsByTheHour(p) && p.WorksOn(ATuesday))) { Place = rules.Shop, AllOfLastMonth = true },
            new("Shop, late, end of the week", Team.Shop, "12:00", "20:00", "FREQ=WEEKLY;BYDAY=TH,FR,SA", "Main street", staff.Of(Team.Shop, p => IsByTheHour(p) && !p.WorksOn(ATuesday))) { Place = rules.Shop, AllOfLastMonth = true },
            new("Warehouse, days", Team.Warehouse, "07:00", "15:30", Weekdays, "Hall 2", staff.Of(Team.Warehouse)),
            new("Dispatch, nights", Team.Night, "22:00", "06:00", "FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH", "Hall 1", staff.Of(Team.Night)) { AllOfLastMonth = true },
            new("Customer care", Team.Care, "10:00", "18:30", Weekdays, "Second floor", staff.Of(Team.Care, p => p.Week is null)),
            new("Customer care, four days", Team.Care, "10:00", "18:30", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH", "Second floor", staff.Of(Team.Care, p => p.Week is not null)),
            new("Office", Team.Office, "09:00", "17:30", Weekdays, "Second floor", staff.Of(Team.Office, p => p is { Week: null, HolidayRegion: null })),
            new("Office, mornings", Team.Office, "09:00", "13:00", Weekdays, "Second floor", staff.Of(Team.Office, p => p.Week is not null)),
            new("Office, from Berlin", Team.Office, "10:00", "18:30", Weekdays, Berlin, staff.Of(Team.Office, p => p.HolidayRegion is not null)),
            new("Leads", null, "08:30", "17:00", Weekdays, "Second floor", [.. Team.Leads.Select(l => staff.Ids[l])]),
        ];
    }

    private static readonly DateOnly ATuesday = new(2024, 1, 2);

    private static bool IsByTheHour(Person person) => person.HourlyRate is not null;

    /// <summary>The stretches of days, both ends included, between those on which nobody comes.</summary>
    private static IEnumerable<(DateOnly From, DateOnly To)> Between(DateOnly first, DateOnly last, IReadOnlySet<DateOnly> closed)
    {
        var from = first;
        foreach (var day in closed.Where(day => first <= day && day <= last).Order().Append(last.AddDays(1)))
        {
            if (from < day) yield return (from, day.AddDays(-1));
            from = day.AddDays(1);
        }
    }

    /// <param name="Team">Null for those of all teams.</param>
    private sealed record Turn(string Name, string? Team, string From, string To, string Rule, string Location, Guid[] People)
    {
        public Guid? Place { get; init; }

        /// <summary>Where pay rests on them; the others are planned since last week only, so that a start stays quick.</summary>
        public bool AllOfLastMonth { get; init; }
    }
}
