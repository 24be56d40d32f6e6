using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Announcements;

/// <summary>Who has read and understood it, who has not, and how these are asked again.</summary>
public sealed class AcknowledgeTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Those_of_the_audience_acknowledge_once_and_managers_see_who_has_not()
    {
        try
        {
            var team = await Team.Gather(host);
            var ward = await team.Company.Department("Ward", team.Report, team.Colleague);
            var id = (await team.Owner.Announced(new { title = "Policy", body = "x", targetDepartmentIds = new[] { ward }, requiresAcknowledgement = true })).Id();
            var plain = (await team.Owner.Announced(new { title = "Plain", body = "x" })).Id();
            (await team.Report.Post($"{Announcing.Url}/{plain}/acknowledge")).ShouldRefuse(400, "NoAcknowledgementAsked");
            foreach (var stranger in new[] { team.Manager, team.Owner, team.Admin }) (await stranger.Post($"{Announcing.Url}/{id}/acknowledge")).Should(404);

            var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => team.Report.Post($"{Announcing.Url}/{id}/acknowledge")));
            foreach (var reply in replies) reply.Should(200)["announcement"].Str("acknowledgedAt").ShouldBe("2026-03-02T09:00:00.000Z");
            host.Clock.Advance(TimeSpan.FromHours(1));
            (await team.Report.Post($"{Announcing.Url}/{id}/acknowledge")).Should(200)["announcement"].Str("acknowledgedAt").ShouldBe("2026-03-02T09:00:00.000Z");
            (await host.Published("announcement.acknowledged", id)).ShouldHaveSingleItem().Id("user").ShouldBe(team.Report.UserId);
            await team.Colleague.Announcement(id);

            var seen = await team.Admin.Announcement(id);
            (seen.Number("audienceCount"), seen.Number("readCount"), seen.Number("acknowledgedCount")).ShouldBe((2, 2, 1));
            (await Receipts("")).ShouldBe(["Carl Colleague", "Rita Report"]);
            (await Receipts("state=acknowledged")).ShouldBe(["Rita Report"]);
            (await Receipts("state=outstanding")).ShouldBe(["Carl Colleague"]);
            (await Receipts("state=read&pageRowCount=1&pageNumber=2")).ShouldBe(["Rita Report"]);
            (await Receipts("state=unread")).ShouldBeEmpty();
            (await Receipts($"departmentId={await team.Company.Department("Other", team.Report)}")).ShouldBe(["Rita Report"]);
            (await team.Owner.Get($"{Announcing.Url}/{id}/receipts?state=done")).Should(400);

            async Task<List<string?>> Receipts(string query) => [.. (await team.Owner.Get($"{Announcing.Url}/{id}/receipts?{query}")).Should(200)["receipts"].EnumerateArray().Select(r => r.GetProperty("user").Str("fullname"))];
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task Those_who_are_missing_are_reminded_by_hand_once_in_a_day()
    {
        try
        {
            var team = await Team.Gather(host);
            var id = (await team.Owner.Announced(new { title = "Policy", body = "x", audienceUserIds = new[] { team.Report.UserId, team.Colleague.UserId, team.Manager.UserId }, requiresAcknowledgement = true })).Id();
            await team.Colleague.Announcement(id);
            (await team.Report.Post($"{Announcing.Url}/{id}/acknowledge")).Should(200);
            (await team.Owner.Post($"{Announcing.Url}/{id}/remind")).Should(200).Body.Number("reminded").ShouldBe(2);
            var told = (await host.Published("announcement.reminded", id)).ShouldHaveSingleItem();
            told.GetProperty("users").EnumerateArray().Select(u => u.GetGuid()).ShouldBe([team.Colleague.UserId, team.Manager.UserId], ignoreOrder: true);
            (told.Str("title"), told.Id("by")).ShouldBe(("Policy", team.Owner.UserId));
            host.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
            (await team.Admin.Post($"{Announcing.Url}/{id}/remind")).ShouldRefuse(400, "RemindedRecently");
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            var both = await Task.WhenAll(team.Owner.Post($"{Announcing.Url}/{id}/remind"), team.Admin.Post($"{Announcing.Url}/{id}/remind"));
            both.Select(r => r.Status).Order().ShouldBe([200, 400]);
            (await team.Owner.Announcement(id)).GetProperty("recordVersion").GetInt32().ShouldBe(1);

            // Where it is not to be acknowledged, whoever has not read it.
            var plain = (await team.Owner.Announced(new { title = "Plain", body = "x", audienceUserIds = new[] { team.Report.UserId, team.Colleague.UserId } })).Id();
            await team.Report.Announcement(plain);
            (await team.Owner.Post($"{Announcing.Url}/{plain}/remind")).Should(200);
            (await host.Told(plain, "announcement.reminded")).ShouldBe([team.Colleague.UserId]);
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task A_day_before_the_time_they_are_reminded_and_after_it_the_writer_hears_who_is_missing_once_each()
    {
        try
        {
            var team = await Team.Gather(host);
            var id = (await Written("2026-03-05T09:00:00Z")).Id();
            var (soon, expired) = ((await Written("2026-03-02T12:00:00Z")).Id(), (await Written("2026-03-05T09:00:00Z")).Id());
            (await team.Owner.Post($"{Announcing.Url}/{expired}/expire")).Should(200);
            (await team.Report.Post($"{Announcing.Url}/{id}/acknowledge")).Should(200);

            await At("2026-03-04T08:59:00Z");
            (await host.Told(id, "announcement.reminded")).ShouldBeEmpty();
            await At("2026-03-04T09:00:00Z");
            await At("2026-03-04T09:01:00Z");
            (await host.Told(id, "announcement.reminded")).ShouldBe([team.Colleague.UserId]);
            (await host.Published("announcement.unacknowledged", id)).ShouldBeEmpty();
            // Days of downtime.
            await At("2026-03-07T09:00:00Z");
            await At("2026-03-08T09:00:00Z");
            var told = (await host.Published("announcement.unacknowledged", id)).ShouldHaveSingleItem();
            (told.Id("writer"), told.Number("missing"), told.Str("title")).ShouldBe((team.Owner.UserId, 1, "Policy"));
            // Sent less than a day before its time, the sending was the reminder.
            (await host.Told(soon, "announcement.reminded")).ShouldBeEmpty();
            (await host.Published("announcement.unacknowledged", soon)).ShouldHaveSingleItem().Number("missing").ShouldBe(2);
            (await host.Told(expired, "announcement.reminded")).ShouldBeEmpty();
            (await host.Published("announcement.unacknowledged", expired)).ShouldBeEmpty();

            Task<System.Text.Json.JsonElement> Written(string acknowledgeBy) => team.Owner.Announced(new { title = "Policy", body = "x", audienceUserIds = new[] { team.Report.UserId, team.Colleague.UserId }, requiresAcknowledgement = true, acknowledgeBy });
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }

        async Task At(string time)
        {
            host.Clock.Now = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
            await host.RunJob(Announcing.Deadlines);
        }
    }
}
