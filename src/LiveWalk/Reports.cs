using static WorkforceOS.LiveWalk.Looking;

namespace WorkforceOS.LiveWalk;

/// <summary>All reports, of what this walk has done.</summary>
internal static class Reports
{
    private const int Worked = 2 * Scene.BillCents;

    public static async Task Walk(Steps steps, Scene s)
    {
        async Task Report(string name, string query, Func<Answer, string> sees) => await steps.Read($"report {name}", s.Owner, $"/client/reports/{name}?{query}", sees);

        // What has been worked, as it was billed, and what the two swaps have left booked, as it is planned.
        const int booked = 2 * 4 * Scene.BillRate;
        var day = $"from={s.WorkDay}&to={s.WorkDay}";
        await Report("summary", s.Range, a => $"{a.Body.Number("totalShifts"):0} shifts, {a.Body.Is("totalSpendCents", Worked + booked).Is("totalHours", 2 * Scene.PaidMinutes / 60m + 8).Is("averageRating", 3.5).Number("totalSpendCents") / 100:0.00} worked and booked");
        await Report("daily-ops", $"date={s.WorkDay}", a => $"{a.Body.One("shiftId", s.AtCafe.Shift, "shifts").Is("required", 1).Is("assigned", 1).Is("checkedIn", 1).Str("title")}, {a.Body.Is("noShows", 0).Is("lateArrivals", 0).Number("onTimeArrivals"):0} on time");
        await Report("spend", day, a =>
        {
            var spent = a.Body.Is("totalSpendCents", Worked).Number("totalSpendCents");
            Expect(a.Body.List("series").Sum(b => b.Number("amountCents")) == spent && a.Body.List("industryBreakdown").Sum(b => b.Number("amountCents")) == spent, "parts that sum to the whole", a.Shown);
            return $"{spent / 100:0.00}, in parts that sum to it";
        });
        await Report("coverage", s.Range, a => Looked(() => Expect(a.Body.List("days").Sum(d => d.Number("required")) == a.Body.Number("totalRequired"), "days that sum to the whole", a.Shown), $"{a.Body.Number("totalFilled"):0} of {a.Body.Number("totalRequired"):0} places filled"));
        await Report("forecast", $"from={s.Day(0)}&to={s.Day(28)}", a => $"{a.Body.Number("projectedSpendCents") / 100:0.00} by {a.Body.Str("method")}");
        await Report("performance", day, a => $"rating {a.Body.Is("averageRating", 3.5).Is("onTimeRatePercent", 100).Number("averageRating"):0.0}, {a.Body.Number("fillRatePercent"):0.#} % filled");
        await Report("no-show", s.Range, a => $"{a.Body.Is("totalNoShows", 0).Number("totalNoShows"):0} who did not come");
        await steps.Read("report spend as a table", s.Owner, $"/client/reports/spend?{day}&format=CSV", a => Looked(() => Expect(a.Text.Contains($"{Worked}", StringComparison.Ordinal), $"{Worked} in a table", a.Shown), $"{a.Text.Split('\n').Length - 1} lines"));
    }
}
