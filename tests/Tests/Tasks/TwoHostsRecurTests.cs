using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Tasks;

/// <summary>Two hosts hand out the days of recurring tasks, at once, after a downtime, and by clocks that do not agree.</summary>
public sealed class TwoHostsRecurTests(TwoHostsRecurTests.FleetHost host) : IClassFixture<TwoHostsRecurTests.FleetHost>
{
    private const string Job = "tasks.recur";

    [Fact]
    public async Task Each_day_is_handed_out_once()
    {
        await using var other = new SecondHost(host) { Clock = new() };
        await other.InitializeAsync();
        var team = await Team.Gather(host, "Europe/Berlin");
        List<Guid> recurring = [];
        for (var i = 0; i < 10; i++)
        {
            recurring.Add((await team.Admin.Post("/taskManagement-api/v1/recurringtasks", new { title = $"No. {i}", recurrenceRule = "FREQ=DAILY", dueTimeOfDay = "18:00", leadDays = i % 3, missed = "keep", assigneeUserIds = Giving.Ids(team.Report) })).Should(201)["recurringTask"].Id());
        }
        await At("2026-03-02T09:00:00Z", "2026-03-02T09:00:00Z");
        // One of them is a day ahead, then they change; then both stand still for three days; then the clocks are set back.
        await At("2026-03-03T09:00:00Z", "2026-03-02T10:00:00Z");
        await At("2026-03-03T10:00:00Z", "2026-03-04T09:00:00Z");
        await At("2026-03-07T19:00:00Z", "2026-03-07T19:00:00Z");
        await At("2026-03-05T09:00:00Z", "2026-03-06T09:00:00Z");
        await At("2026-03-08T09:00:00Z", "2026-03-08T09:00:00Z");

        for (var i = 0; i < recurring.Count; i++)
        {
            var days = (await team.Admin.Get($"/taskManagement-api/v1/taskassignments?recurringTaskId={recurring[i]}&pageRowCount=100&sortBy=occurrenceDate")).Should(200)["taskAssignments"].EnumerateArray().ToList();
            var last = new DateOnly(2026, 3, 8).AddDays(i % 3);
            // Of the days without a host, those whose time was over when one came back are left out.
            string[] missed = [.. new[] { 5, 6, 7 }.Where(day => day > 4 + i % 3).Select(day => $"2026-03-0{day}")];
            days.Select(d => d.Str("occurrenceDate")).ShouldBe(Enumerable.Range(0, last.DayNumber - new DateOnly(2026, 3, 2).DayNumber + 1).Select(n => new DateOnly(2026, 3, 2).AddDays(n).ToString("O")).Except(missed));
            days.ShouldAllBe(d => d.GetProperty("progress").GetProperty("total").GetInt32() == 1);
            foreach (var day in days) (await host.Published("task.assigned", day.Id())).Count.ShouldBe(1);
        }

        async Task At(string here, string there)
        {
            host.Clock.Now = DateTimeOffset.Parse(here, System.Globalization.CultureInfo.InvariantCulture);
            other.Clock.Now = DateTimeOffset.Parse(there, System.Globalization.CultureInfo.InvariantCulture);
            await Task.WhenAll(host.RunJob(Job), other.RunJob(Job), host.RunJob(Job), other.RunJob(Job));
        }
    }

    public sealed class FleetHost : TestHost
    {
        protected override Dictionary<string, string?> Settings => SecondHost.SharedSecret;
    }
}
