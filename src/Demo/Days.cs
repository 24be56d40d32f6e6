namespace WorkforceOS.Demo;

/// <summary>The three weeks and the two months, counted from the day the demo was begun.</summary>
internal sealed record Days(DateOnly Today)
{
    /// <summary>The Monday of last week.</summary>
    public DateOnly First { get; } = Today.AddDays(-((int)Today.DayOfWeek + 6) % 7 - 7);

    public DateOnly ThisMonday => First.AddDays(7);

    public DateOnly NextMonday => First.AddDays(14);

    /// <summary>The Sunday of next week.</summary>
    public DateOnly Last => First.AddDays(20);

    /// <summary>Last month, which is paid.</summary>
    public DateOnly MonthStart => ThisMonthStart.AddMonths(-1);

    public DateOnly MonthEnd => ThisMonthStart.AddDays(-1);

    /// <summary>This month, which is open.</summary>
    public DateOnly ThisMonthStart => new(Today.Year, Today.Month, 1);

    public DateOnly ThisMonthEnd => ThisMonthStart.AddMonths(1).AddDays(-1);

    /// <summary>The newcomer's, this week in this month.</summary>
    public DateOnly FirstDay => ThisMonday > ThisMonthStart ? ThisMonday : ThisMonthStart;

    /// <summary>The leaver's, in this month.</summary>
    public DateOnly LastDay => NextMonday.AddDays(4) < ThisMonthEnd ? NextMonday.AddDays(4) : ThisMonthEnd;

    /// <summary>The Monday of the second whole week of last month.</summary>
    public DateOnly MondayOfLastMonth => MonthStart.AddDays((8 - (int)MonthStart.DayOfWeek) % 7 + 7);

    /// <summary>Whole days that are holidays, of the two months and of leave that is asked for.</summary>
    /// <param name="user">As they keep them; as the company does where nobody is named.</param>
    public async Task<IReadOnlySet<DateOnly>> Holidays(DemoUser owner, Guid? user, CancellationToken cancel)
    {
        var range = new Dictionary<string, string> { ["from"] = $"{MonthStart:yyyy-MM-dd}", ["to"] = $"{Last.AddDays(60):yyyy-MM-dd}" };
        if (user is { } id) range["userId"] = $"{id}";
        return (await owner.Ask("listHolidays", range, cancel)).EnumerateArray().Where(h => h.GetProperty("portion").GetDecimal() == 1).Select(h => DateOnly.ParseExact(h.GetProperty("day").GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();
    }
}
