using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Employees;

public sealed class AnnounceExpiringTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Job = "employees.announceExpiringDocuments";

    [Fact]
    public async Task Thirty_days_ahead_the_managers_are_told_once_for_each_last_day()
    {
        var team = await Team.Gather(host);
        var (near, far, endless) = (await team.Document(team.Owner, "2026-04-01"), await team.Document(team.Owner, "2026-04-02"), await team.Document(team.Owner));

        await host.RunJob(Job);
        await host.RunJob(Job);

        var told = (await Told(near)).ShouldHaveSingleItem();
        told.Id("user").ShouldBe(team.Report.UserId);
        told.Id("manager").ShouldBe(team.Manager.UserId);
        told.Str("validUntil").ShouldBe("2026-04-01");
        (await Told(far)).ShouldBeEmpty();
        (await Told(endless)).ShouldBeEmpty();
        (await team.Owner.Get($"{Team.Documents}/{near}"))["employeeDocument"].GetProperty("recordVersion").GetInt32().ShouldBe(1);

        (await team.Owner.Patch($"{Team.Documents}/{near}", new { validUntil = "2026-03-20" })).Should(200);
        await host.RunJob(Job);
        (await Told(near)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task After_months_of_downtime_what_has_expired_meanwhile_is_told_late_rather_than_never()
    {
        var team = await Team.Gather(host);
        var document = await team.Document(team.Owner, "2026-06-30");
        host.Clock.Now = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);
        await host.RunJob(Job);
        host.Clock.Now = TestClock.Start;
        (await Told(document)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Each_company_counts_the_days_of_its_own_calendar()
    {
        // Already the third of March in Auckland, still the second in Honolulu.
        host.Clock.Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        var (auckland, honolulu) = (await Team.Gather(host, "Pacific/Auckland"), await Team.Gather(host, "Pacific/Honolulu"));
        var (told, silent) = (await auckland.Document(auckland.Owner, "2026-04-02"), await honolulu.Document(honolulu.Owner, "2026-04-02"));

        await host.RunJob(Job);

        host.Clock.Now = TestClock.Start;
        (await Told(told)).Count.ShouldBe(1);
        (await Told(silent)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_whose_employment_has_ended_nothing_is_told_until_they_are_back_and_before_its_last_day_it_is()
    {
        var team = await Team.Gather(host);
        var (document, url) = (await team.Document(team.Owner, "2026-04-01"), $"{Team.Profiles}/{team.ReportsProfile}/termination");
        (await team.Owner.Post(url, new { endDate = "2026-03-01", endReason = "resigned", reason = "Heard of it late" })).Should(200);
        await host.RunJob(Job);
        (await Told(document)).ShouldBeEmpty();

        (await team.Owner.Send(HttpMethod.Delete, url, System.Net.Http.Json.JsonContent.Create(new { reason = "It was somebody else" }))).Should(200);
        await host.RunJob(Job);
        (await Told(document)).Count.ShouldBe(1);

        var other = await team.Document(team.Owner, "2026-03-31");
        (await team.Owner.Post(url, new { endDate = "2026-03-02", endReason = "resigned" })).Should(200);
        await host.RunJob(Job);
        (await Told(other)).Count.ShouldBe(1, "it is the last day");
    }

    private Task<List<System.Text.Json.JsonElement>> Told(Guid document) => host.Published("employee.documentExpiring", document);
}
