using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Notifications;

namespace WorkforceOS.Tests.Announcements;

/// <summary>Who reads what, and what is noted of it.</summary>
public sealed class ReadAnnouncementTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Reading_is_noted_once_by_the_persons_own_session_and_by_nothing_else()
    {
        try
        {
            var team = await Team.Gather(host);
            var id = (await team.Owner.Announced(new { title = "News", body = "x", requiresAcknowledgement = true })).Id();
            (await team.Report.Titles()).ShouldBe(["News"]);
            var key = team.Report.WithToken((await team.Report.Post("/auth-api/v1/apikeys", new { name = "Reader" })).Should(201)["apiKey"].Str("key"));
            (await key.Announcement(id)).GetProperty("read").GetBoolean().ShouldBeFalse();
            (await key.Post($"{Announcing.Url}/{id}/acknowledge")).ShouldRefuse(403, "OwnSessionOnly");
            (await team.Report.Unread()).ShouldBe(1);

            var first = await team.Report.Announcement(id);
            host.Clock.Advance(TimeSpan.FromHours(1));
            var again = await team.Report.Announcement(id);
            (first.Str("readAt"), again.Str("readAt"), again.GetProperty("read").GetBoolean()).ShouldBe(("2026-03-02T09:00:00.000Z", "2026-03-02T09:00:00.000Z", true));
            (await team.Report.Unread()).ShouldBe(0);
            await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => team.Colleague.Announcement(id)));

            // Whoever wrote it is not of its audience.
            var managers = await team.Owner.Announcement(id);
            (managers.Number("audienceCount"), managers.Number("readCount"), managers.GetProperty("read").GetBoolean()).ShouldBe((4, 2, false));
            (await team.Owner.Unread()).ShouldBe(0);
            (await team.Owner.Titles("read=true")).ShouldBeEmpty();
            (await team.Report.Titles("read=true")).ShouldBe(["News"]);
            (await team.Report.Titles("read=false")).ShouldBeEmpty();
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task To_whom_it_is_addressed_is_decided_when_they_read_and_told_when_it_is_sent()
    {
        var team = await Team.Gather(host);
        var ward = await team.Company.Department("Ward", team.Report);
        var id = (await team.Owner.Announced(new { title = "To the ward", body = "x", targetDepartmentIds = new[] { ward } })).Id();
        await team.Report.Announcement(id);
        (await team.Colleague.Get($"{Announcing.Url}/{id}")).Should(404);
        var joined = (await team.Owner.Post("/auth-api/v1/usergroupmembers", new { groupId = ward, userId = team.Colleague.UserId })).Should(201)["userGroupMember"].Id();
        (await team.Colleague.Titles($"departmentId={ward}")).ShouldBe(["To the ward"]);
        await team.Colleague.Announcement(id);
        (await Counts()).ShouldBe((2, 2));
        (await team.Owner.Delete($"/auth-api/v1/usergroupmembers/{joined}")).Should(200);
        (await team.Colleague.Get($"{Announcing.Url}/{id}")).Should(404);
        // Who left the audience is not counted as a reader of it either.
        (await Counts()).ShouldBe((1, 1));
        (await host.Told(id)).ShouldBe([team.Report.UserId]);
        (await team.Owner.Delete($"/auth-api/v1/users/{team.Report.UserId}")).Should(200);
        (await Counts()).ShouldBe((0, 0));

        async Task<(int?, int?)> Counts() => (await team.Owner.Announcement(id)) is var a ? (a.Number("audienceCount"), a.Number("readCount")) : default;
    }

    [Fact]
    public async Task Readers_see_neither_the_others_nor_how_it_came_about()
    {
        var team = await Team.Gather(host);
        var id = (await team.Owner.Announced(new { title = "Secret draft", body = "x", audienceUserIds = new[] { team.Report.UserId, team.Colleague.UserId }, sendTime = "2026-03-03T09:00:00Z" })).Id();
        (await team.Owner.Patch($"{Announcing.Url}/{id}", new { title = "As it is told", sendTime = "2026-03-02T09:00:00Z" })).Should(200);

        var seen = await team.Report.Announcement(id);
        seen.GetProperty("audienceUserIds").EnumerateArray().Select(u => u.GetGuid()).ShouldBe([team.Report.UserId]);
        seen.GetProperty("audienceUsers").EnumerateArray().Select(u => u.Id()).ShouldBe([team.Report.UserId]);
        new[] { "audienceCount", "readCount", "acknowledgedCount" }.Select(c => seen.Number(c)).ShouldBe([null, null, null]);
        var history = (await team.Report.Get($"{Announcing.Url}/{id}/history")).Should(200);
        history.Text.ShouldNotContain("Secret draft");
        history.Text.ShouldNotContain($"{team.Colleague.UserId}");
        (await team.Owner.Get($"{Announcing.Url}/{id}/history")).Should(200).Text.ShouldContain("Secret draft");
        (await team.Owner.Announcement(id)).GetProperty("audienceUsers").GetArrayLength().ShouldBe(2);
        (await team.Manager.Get($"{Announcing.Url}/{id}")).Should(404);
    }

    [Fact]
    public async Task What_expired_or_is_visible_no_longer_is_gone_for_readers_alone()
    {
        try
        {
            var team = await Team.Gather(host);
            var (brief, wrong) = ((await team.Owner.Announced(new { title = "Brief", body = "x", visibleUntil = "2026-03-02T10:00:00Z" })).Id(), (await team.Owner.Announced(new { title = "Wrong", body = "x", sendTime = "2026-03-02T08:00:00Z" })).Id());
            (await team.Report.Titles()).ShouldBe(["Brief", "Wrong"]);
            foreach (var _ in new[] { 1, 2 }) (await team.Owner.Post($"{Announcing.Url}/{wrong}/expire")).Should(200)["announcement"].Str("expiredAt").ShouldBe("2026-03-02T09:00:00.000Z");
            (await team.Report.Get($"{Announcing.Url}/{wrong}")).Should(404);
            (await team.Report.Titles()).ShouldBe(["Brief"]);
            host.Clock.Advance(TimeSpan.FromHours(1));
            (await team.Report.Titles()).ShouldBe(["Brief"]);
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            (await team.Report.Titles()).ShouldBeEmpty();
            (await team.Report.Unread()).ShouldBe(0);
            (await team.Owner.Titles()).ShouldBe(["Brief", "Wrong"]);
            (await team.Owner.Post($"{Announcing.Url}/{brief}/remind")).ShouldRefuse(400, "AnnouncementExpired");
            var waits = (await team.Owner.Announced(new { title = "Waits", body = "x", sendTime = "2026-03-03T09:00:00Z" })).Id();
            (await team.Owner.Post($"{Announcing.Url}/{waits}/expire")).ShouldRefuse(400, "AnnouncementNotSent");
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task The_pinned_come_first_then_the_latest_and_filters_narrow()
    {
        var team = await Team.Gather(host);
        await team.Owner.Announced(new { title = "Old and pinned", body = "x", pinned = true, sendTime = "2026-02-01T09:00:00Z" });
        await team.Owner.Announced(new { title = "Middle", body = "x", sendTime = "2026-02-10T09:00:00Z", requiresAcknowledgement = true });
        await team.Admin.Announced(new { title = "Latest", body = "x", sendTime = "2026-02-20T09:00:00Z" });
        var mine = await team.Manager.Announced(new { title = "Manager's own", body = "x", audienceUserIds = new[] { team.Report.UserId }, sendTime = "2026-03-04T09:00:00Z" });

        (await team.Owner.Titles()).ShouldBe(["Old and pinned", "Manager's own", "Latest", "Middle"]);
        (await team.Manager.Titles()).ShouldBe(["Old and pinned", "Manager's own", "Latest", "Middle"]);
        (await team.Report.Titles()).ShouldBe(["Old and pinned", "Latest", "Middle"]);
        (await team.Report.Titles("requiresAcknowledgement=true")).ShouldBe(["Middle"]);
        (await team.Report.Titles("sendTime=$btw-2026-02-05,2026-02-25&sortBy=title")).ShouldBe(["Latest", "Middle"]);
        (await team.Report.Titles($"creatorId={team.Admin.UserId}")).ShouldBe(["Latest"]);
        (await team.Owner.Titles("status=scheduled&title=own")).ShouldBe(["Manager's own"]);
        (await team.Report.Get($"{Announcing.Url}?status=done")).Should(400);
        (await team.Report.Get($"{Announcing.Url}?getJoins=false")).Should(200)["announcements"][0].TryGetProperty("creator", out _).ShouldBeFalse();
        mine.GetProperty("departments").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_page_costs_the_same_however_many_are_on_it()
    {
        var team = await Team.Gather(host);
        var ward = await team.Company.Department("Ward", team.Report, team.Colleague);
        async Task<int> Cost(int rows)
        {
            using var counter = await StatementCounter.Of(team.Owner, host.ConnectionString);
            (await team.Owner.Get($"{Announcing.Url}?pageRowCount={rows}")).Should(200)["announcements"].GetArrayLength().ShouldBe(rows);
            return counter.Commands.Count;
        }
        for (var i = 0; i < 4; i++)
        {
            await team.Owner.Announced(new { title = $"To all {i}", body = "x" });
            await team.Owner.Announced(new { title = $"To the ward {i}", body = "x", targetDepartmentIds = new[] { ward } });
            await team.Owner.Announced(new { title = $"To one {i}", body = "x", audienceUserIds = new[] { team.Report.UserId } });
        }
        // One of each audience is on the small page already: what differs is the number of rows alone.
        (await Cost(12)).ShouldBeLessThanOrEqualTo(await Cost(3));
        (await Cost(12)).ShouldBeLessThan(16);
    }

    [Fact]
    public async Task A_page_costs_the_same_however_many_there_are()
    {
        var team = await Team.Gather(host);
        var ward = await team.Company.Department("Ward", team.Report, team.Colleague);
        var (all, some) = ((await team.Owner.Announced(new { title = "To all", body = "x" })).Id(), (await team.Owner.Announced(new { title = "To the ward", body = "x", targetDepartmentIds = new[] { ward } })).Id());
        foreach (var reader in new[] { team.Report, team.Manager, team.Owner })
        {
            await Copy(20);
            var few = await Cost(reader);
            await Copy(Sizes.Of("WORKFORCEOS_ANNOUNCEMENTS", 1_000));
            (await Cost(reader)).ShouldBe(few);
        }

        async Task<int> Cost(Client reader)
        {
            using var counter = await StatementCounter.Of(reader, host.ConnectionString);
            (await reader.Get($"{Announcing.Url}?pageRowCount=10&read=false")).Should(200)["announcements"].GetArrayLength().ShouldBe(10);
            return counter.Commands.Count;
        }

        Task Copy(int rows) => host.Count($"""
            WITH copied AS (INSERT INTO announcements.announcements SELECT company_id, gen_random_uuid(), is_active, record_version, created_at, updated_at, creator_id, title, body, body_html, preview, target_department_ids,
                audience_user_ids, audience, send_time - n * interval '1 minute', send_local_time, visible_until, status, sent_at, expired_at, n % 100 = 0, requires_acknowledgement
                FROM announcements.announcements, generate_series(1, {rows}) n WHERE id IN ('{all}', '{some}') RETURNING id)
            SELECT count(*) FROM copied
            """);
    }

    [Fact]
    public async Task An_erased_persons_receipts_go_with_them()
    {
        try
        {
            var team = await Team.Gather(host);
            var id = (await team.Owner.Announced(new { title = "News", body = "x" })).Id();
            await team.Report.Announcement(id);
            (await team.Report.Delete("/auth-api/v1/profile")).Should(200);
            host.Clock.Advance(TimeSpan.FromDays(31));
            await host.RunJob("identity.eraseArchived");
            await host.DeliverOutbox();
            await using var connection = new Npgsql.NpgsqlConnection(host.ConnectionString);
            await connection.OpenAsync();
            await using var left = new Npgsql.NpgsqlCommand("SELECT count(*) FROM announcements.receipts WHERE announcement_id = $1", connection) { Parameters = { new() { Value = id } } };
            (await left.ExecuteScalarAsync()).ShouldBe(0L);
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }
}
