using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Employees;

public sealed class ListDocumentsTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Those_that_run_longest_come_first_and_those_without_an_end_last()
    {
        var team = await Team.Gather(host);
        var endless = await team.Document(team.Owner);
        var (soon, late) = (await team.Document(team.Owner, "2026-04-01"), await team.Document(team.Owner, "2027-01-01"));
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        var alsoLate = await team.Document(team.Owner, "2027-01-01");

        (await Ids(team.Owner, "")).ShouldBe([alsoLate, late, soon, endless]);
        (await Ids(team.Owner, "pageRowCount=2&pageNumber=2")).ShouldBe([soon, endless]);
    }

    [Fact]
    public async Task The_subject_the_line_manager_and_admins_see_them_and_nobody_else()
    {
        var team = await Team.Gather(host);
        var other = await TestCompany.Found(host);
        var colleagues = await team.Document(team.Owner, profile: await team.Company.Profile(team.Colleague));
        var reports = await team.Document(team.Manager);

        (await Ids(team.Owner, "")).ShouldBe([reports, colleagues]);
        (await Ids(team.Manager, "")).ShouldBe([reports]);
        (await Ids(team.Report, "")).ShouldBe([reports]);
        (await Ids(team.Colleague, "")).ShouldBe([colleagues]);
        (await Ids(other.Owner, "")).ShouldBeEmpty();

        (await team.Report.Get($"{Team.Documents}/{reports}")).Should(200)["employeeDocument"].Str("documentUrl").ShouldBe("https://files.test/permit.pdf");
        (await team.Colleague.Get($"{Team.Documents}/{reports}")).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Manager.Get($"{Team.Documents}/{colleagues}")).ShouldRefuse(403, "ForbiddenAccess");
        (await other.Owner.Get($"{Team.Documents}/{reports}")).Should(404);
    }

    [Fact]
    public async Task Filters_by_profile_type_and_last_day()
    {
        var team = await Team.Gather(host);
        var (march, endless) = (await team.Document(team.Owner, "2026-03-31"), await team.Document(team.Owner));
        var elsewhere = await team.Document(team.Owner, "2026-05-01", await team.Company.Profile(team.Colleague));

        (await Ids(team.Owner, $"employeeProfileId={team.ReportsProfile}")).ShouldBe([march, endless]);
        (await Ids(team.Owner, "validUntil=$month")).ShouldBe([march]);
        (await Ids(team.Owner, "validUntil=2026-05-01&validUntil=null")).ShouldBe([elsewhere, endless]);
        (await Ids(team.Owner, "documentType=perm")).Count.ShouldBe(3);
        (await team.Owner.Get($"{Team.Documents}?validUntil=tomorrow")).Should(400);
        (await team.Owner.Get($"{Team.Documents}?sortBy=documentUrl")).Should(400);
    }

    [Fact]
    public async Task A_document_shows_its_profile_unless_that_is_not_wanted()
    {
        var team = await Team.Gather(host);
        var id = await team.Document(team.Owner);

        var profile = (await team.Report.Get($"{Team.Documents}/{id}")).Should(200)["employeeDocument"].GetProperty("employeeProfile");
        profile.Id("userId").ShouldBe(team.Report.UserId);
        profile.Str("position").ShouldBe("Worker");
        profile.Str("contractType").ShouldBe("permanent");
        profile.GetProperty("contractType_idx").GetInt32().ShouldBe(0);
        profile.TryGetProperty("salary", out _).ShouldBeFalse();
        (await team.Owner.Get($"{Team.Documents}?getJoins=false")).Should(200)["employeeDocuments"][0].TryGetProperty("employeeProfile", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_document_expires_at_the_companys_midnight()
    {
        host.Clock.Now = TestClock.Start;
        var auckland = await Team.Gather(host, "Pacific/Auckland");
        var url = $"{Team.Documents}/{await auckland.Document(auckland.Owner, "2026-03-02")}";

        // 23:59 and 00:00 of the third of March in Auckland.
        host.Clock.Now = new(2026, 3, 2, 10, 59, 0, TimeSpan.Zero);
        (await auckland.Report.Get(url))["employeeDocument"].GetProperty("expired").GetBoolean().ShouldBeFalse();
        host.Clock.Now = new(2026, 3, 2, 11, 0, 0, TimeSpan.Zero);
        (await auckland.Report.Get(url))["employeeDocument"].GetProperty("expired").GetBoolean().ShouldBeTrue();
        host.Clock.Now = TestClock.Start;
    }

    private static async Task<List<Guid>> Ids(Client reader, string query) =>
        [.. (await reader.Get($"{Team.Documents}?{query}")).Should(200)["employeeDocuments"].EnumerateArray().Select(d => d.Id())];
}
