using System.Text.Json;

namespace WorkforceOS.Demo;

/// <summary>Last month's payroll for everybody, approved where nothing is open; this month's as it stands. The warehouse has its money: that is the end of the story.</summary>
internal static class Payday
{
    private const decimal NightBonus = 150;
    private const decimal Raise = 200;
    private static readonly int Paid = Team.Everybody.Count(p => p.Team == Team.Warehouse);

    /// <summary>What is paid stays paid, so that this is a sign that lasts.</summary>
    public static async Task<bool> IsOver(DemoUser owner, CancellationToken cancel) => (await owner.List("listPayrollReports", cancel, ("paymentStatus", "paid"))).Count >= Paid;

    public static async Task Pay(DemoUser owner, Staff staff, Days days, CancellationToken cancel)
    {
        var run = await Calculate(owner, days.MonthStart, days.MonthEnd, cancel);
        var drafts = (await Reports(owner, days, cancel)).Where(r => r.GetProperty("approvalStatus").GetString() is "draft").ToList();
        foreach (var report in Of(Team.Night, staff, drafts).Where(r => r.GetProperty("bonus").GetDecimal() == 0)) await owner.Do("updatePayrollReport", new { bonus = NightBonus, notes = "Night bonus" }, cancel, Story.Id(report));
        await owner.Do("approvePayrollRun", new { }, cancel, run);
        await RaiseAfterwards(owner, staff, days, cancel);
        await Calculate(owner, days.ThisMonthStart, days.ThisMonthEnd, cancel);

        foreach (var report in Of(Team.Warehouse, staff, await Reports(owner, days, cancel)).Where(r => r.GetProperty("paymentStatus").GetString() is not "paid"))
            await owner.Do("updatePayrollReport", new { paymentStatus = "paid", paymentDate = days.Today }, cancel, Story.Id(report));
    }

    /// <summary>Agreed for a time that is paid already, so that somebody has to settle it.</summary>
    private static async Task RaiseAfterwards(DemoUser owner, Staff staff, Days days, CancellationToken cancel)
    {
        var profile = await Hiring.Profile(owner, staff, Team.Raised, cancel);
        var raised = Team.Raised.Salary + Raise;
        if (profile.GetProperty("salary").GetDecimal() != raised)
            await owner.Do("updateEmployeeProfile", new { salary = raised, effectiveFrom = days.MonthStart.AddDays(15), reason = "Agreed in the yearly talk, and forgotten in the payroll." }, cancel, Story.Id(profile));
    }

    /// <summary>Once for each month.</summary>
    private static async Task<Guid> Calculate(DemoUser owner, DateOnly periodStart, DateOnly periodEnd, CancellationToken cancel) =>
        Story.Id((await owner.List("listPayrollRuns", cancel)).Where(r => Begins(r, periodStart)).Cast<JsonElement?>().FirstOrDefault() ?? await owner.Do("startPayrollRun", new { periodStart, periodEnd }, cancel));

    private static async Task<List<JsonElement>> Reports(DemoUser owner, Days days, CancellationToken cancel) => [.. (await owner.List("listPayrollReports", cancel)).Where(r => Begins(r, days.MonthStart))];

    private static bool Begins(JsonElement report, DateOnly day) => report.GetProperty("periodStart").GetString() == $"{day:yyyy-MM-dd}";

    private static IEnumerable<JsonElement> Of(string team, Staff staff, IEnumerable<JsonElement> reports)
    {
        var people = Team.Everybody.Where(p => p.Team == team).Select(p => staff.Ids[p]).ToHashSet();
        return reports.Where(r => people.Contains(Story.Id(r, "userId")));
    }
}
