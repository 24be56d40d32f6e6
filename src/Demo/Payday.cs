namespace WorkforceOS.Demo;

/// <summary>Last month's payroll for everybody; the warehouse has its money. That is the end of the story.</summary>
internal static class Payday
{
    private const decimal NightBonus = 150;
    private static readonly int Paid = Team.Everybody.Count(p => p.Team == Team.Warehouse);

    /// <summary>What is paid stays paid, so that this is a sign that lasts.</summary>
    public static async Task<bool> IsOver(DemoUser owner, CancellationToken cancel) => (await owner.List("listPayrollReports", cancel, ("paymentStatus", "paid"))).Count >= Paid;

    public static async Task Pay(DemoUser owner, Staff staff, Days days, CancellationToken cancel)
    {
        await owner.Do("startPayrollRun", new { periodStart = days.MonthStart, periodEnd = days.MonthEnd }, cancel);
        foreach (var report in await Reports(owner, staff, Team.Night, days, cancel)) await owner.Do("updatePayrollReport", new { bonus = NightBonus, notes = "Night bonus" }, cancel, report);
        foreach (var report in await Reports(owner, staff, Team.Warehouse, days, cancel)) await owner.Do("updatePayrollReport", new { paymentStatus = "paid", paymentDate = days.Today }, cancel, report);
    }

    private static async Task<IEnumerable<Guid>> Reports(DemoUser owner, Staff staff, string team, Days days, CancellationToken cancel)
    {
        var people = Team.Everybody.Where(p => p.Team == team).Select(p => staff.Ids[p]).ToHashSet();
        return (await owner.List("listPayrollReports", cancel, ("periodStart", $"{days.MonthStart:yyyy-MM-dd}")))
            .Where(r => people.Contains(Story.Id(r, "userId")) && r.GetProperty("paymentStatus").GetString() is not "paid" && r.GetProperty("bonus").GetDecimal() == 0).Select(r => Story.Id(r));
    }
}
