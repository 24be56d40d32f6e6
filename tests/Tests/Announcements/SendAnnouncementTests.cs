using System.Collections.Concurrent;
using Npgsql;
using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Announcements;

/// <summary>Sending: at its time, once, whoever sends and whatever comes between.</summary>
public sealed class SendAnnouncementTests(SendAnnouncementTests.FleetHost host) : IClassFixture<SendAnnouncementTests.FleetHost>
{
    [Fact]
    public async Task The_job_sends_what_is_due_late_rather_than_never_and_once()
    {
        try
        {
            var company = await TestCompany.Found(host);
            var reader = await company.Hire();
            var (soon, later) = ((await company.Owner.Announced(new { title = "Soon", body = "x", sendTime = "2026-03-02T09:10:00Z" })).Id(), (await company.Owner.Announced(new { title = "Later", body = "x", sendTime = "2026-03-09T09:00:00Z" })).Id());
            host.Clock.Now = TestClock.Start.AddMinutes(9);
            await host.RunJob(Announcing.Send);
            (await company.Owner.Announcement(soon)).Str("status").ShouldBe("scheduled");
            // Days of downtime.
            host.Clock.Now = TestClock.Start.AddDays(3);
            await host.RunJob(Announcing.Send);
            await host.RunJob(Announcing.Send);
            (await reader.Announcement(soon)).Str("sendTime").ShouldBe("2026-03-02T09:10:00.000Z");
            (await host.Told(soon)).ShouldBe([reader.UserId]);
            (await host.Told(later)).ShouldBeEmpty();
            // A clock that goes back sends nothing twice.
            host.Clock.Now = TestClock.Start;
            await host.RunJob(Announcing.Send);
            host.Clock.Now = TestClock.Start.AddDays(25);
            await host.RunJob(Announcing.Send);
            ((await host.Told(soon)).Count, (await host.Told(later)).Count).ShouldBe((1, 1));
            (await company.Owner.Get($"{Announcing.Url}/{soon}/history")).Should(200)["history"][0].Str("via").ShouldBe(Announcing.Send);
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task Admins_send_by_hand_what_is_due_and_the_filters_name()
    {
        try
        {
            var team = await Team.Gather(host);
            foreach (var title in new[] { "First", "Second" }) await team.Owner.Announced(new { title, body = "x", sendTime = "2026-03-02T09:10:00Z" });
            await team.Admin.Announced(new { title = "Third", body = "x", sendTime = "2026-03-02T10:00:00Z" });
            (await team.Owner.Titles(url: Announcing.Process)).ShouldBeEmpty();
            (await team.Manager.Get(Announcing.Process)).ShouldRefuse(403, "ForbiddenAccess");
            host.Clock.Advance(TimeSpan.FromMinutes(30));
            (await team.Admin.Titles("title=first", Announcing.Process)).ShouldBe(["First"]);
            (await team.Admin.Titles("status=sent", Announcing.Process)).ShouldBeEmpty();
            (await team.Admin.Titles($"creatorId={team.Admin.UserId}", Announcing.Process)).ShouldBeEmpty();
            (await team.Admin.Titles(url: Announcing.Process)).ShouldBe(["Second"]);
            (await team.Report.Titles()).ShouldBe(["First", "Second"], ignoreOrder: true);
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task Sent_against_cancelled_or_changed_it_is_one_or_the_other()
    {
        var tries = Sizes.Of("WORKFORCEOS_SEND_TRIES", 200);
        try
        {
            var company = await TestCompany.Found(host);
            var reader = await company.Hire();
            var (sent, stopped) = (0, 0);
            for (var i = 0; i < tries; i++)
            {
                // A company sends only so often in an hour.
                host.Clock.Now = TestClock.Start.AddMinutes(3 * i);
                var id = (await company.Owner.Announced(new { title = "Race", body = "x", sendTime = host.Clock.Now.AddMinutes(1) })).Id();
                host.Clock.Advance(TimeSpan.FromMinutes(1));
                var cancels = i % 2 == 0;
                var stop = cancels ? company.Owner.Delete($"{Announcing.Url}/{id}") : company.Owner.Patch($"{Announcing.Url}/{id}", new { sendTime = host.Clock.Now.AddDays(300) });
                await Task.WhenAll(stop, i % 3 == 0 ? host.RunJob(Announcing.Send) : company.Owner.Get(Announcing.Process));

                var reply = await stop;
                if (reply.Status == 200)
                {
                    (await company.Owner.Announcement(id)).Str("status").ShouldBe(cancels ? "cancelled" : "scheduled");
                    (await host.Published("announcement.sent", id)).ShouldBeEmpty();
                    (await reader.Get($"{Announcing.Url}/{id}")).Should(404);
                    stopped++;
                    continue;
                }
                reply.ShouldRefuse(400, "AnnouncementAlreadySent");
                (await host.Told(id)).ShouldBe([reader.UserId]);
                sent++;
            }
            (sent + stopped).ShouldBe(tries);
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task Two_hosts_send_each_announcement_once()
    {
        await using var other = new SecondHost(host);
        await other.InitializeAsync();
        try
        {
            var company = await TestCompany.Found(host);
            var reader = await company.Hire();
            var ids = new List<Guid>();
            for (var i = 0; i < 45; i++) ids.Add((await company.Owner.Announced(new { title = $"No. {i}", body = "x", sendTime = "2026-03-02T09:01:00Z" })).Id());
            host.Clock.Now = TestClock.Start.AddMinutes(2);
            var elsewhere = company.Owner.Over(other.Http);
            await Task.WhenAll(host.RunJob(Announcing.Send), other.RunJob(Announcing.Send), company.Owner.Get(Announcing.Process), elsewhere.Get(Announcing.Process));
            await host.RunJob(Announcing.Send);
            foreach (var id in ids) (await host.Told(id)).ShouldBe([reader.UserId]);
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task Many_are_told_in_parts_of_five_hundred_each_person_in_one()
    {
        var company = await TestCompany.Found(host);
        var own = (await company.Owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id();
        await People(own, 1200);
        var id = (await company.Owner.Announced(new { title = "To many", body = "x" })).Id();
        var parts = await host.Published("announcement.sent", id);
        parts.Select(p => p.GetProperty("users").GetArrayLength()).ShouldBe([500, 500, 200]);
        (await host.Told(id)).Distinct().Count().ShouldBe(1200);
    }

    [Theory]
    [InlineData("2026-03-29T02:30", "2026-03-29T01:30:00.000Z")] // left out by the clock: as much later
    [InlineData("2026-03-29T09:00", "2026-03-29T07:00:00.000Z")]
    [InlineData("2026-03-28T09:00", "2026-03-28T08:00:00.000Z")]
    [InlineData("2026-10-25T02:30", "2026-10-25T00:30:00.000Z")] // twice: the first time
    public async Task A_time_on_the_wall_is_meant_by_the_companys_clock(string wall, string instant)
    {
        var company = await TestCompany.Found(host, "Europe/Berlin");
        var made = await company.Owner.Announced(new { title = "t", body = "x", sendLocalTime = wall });
        (made.Str("sendTime"), made.Str("sendLocalTime"), made.Str("status")).ShouldBe((instant, wall, "scheduled"));
    }

    [Fact]
    public async Task What_is_scheduled_by_the_wall_follows_the_company_to_another_zone_and_an_instant_does_not()
    {
        var company = await TestCompany.Found(host, "Europe/Berlin");
        var own = (await company.Owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id();
        var (wall, instant) = ((await company.Owner.Announced(new { title = "Wall", body = "x", sendLocalTime = "2026-06-01T09:00" })).Id(), (await company.Owner.Announced(new { title = "Instant", body = "x", sendTime = "2026-06-01T07:00:00Z" })).Id());
        (await company.Owner.Patch($"/auth-api/v1/companies/{own}", new { timezone = "America/New_York" })).Should(200);
        await host.DeliverOutbox();
        (await company.Owner.Announcement(wall)).Str("sendTime").ShouldBe("2026-06-01T13:00:00.000Z");
        (await company.Owner.Announcement(instant)).Str("sendTime").ShouldBe("2026-06-01T07:00:00.000Z");
        // Rules that have become others are found by the job: here as if they had.
        await Run("UPDATE announcements.announcements SET send_time = send_time + interval '1 hour' WHERE id = $1", wall);
        await host.RunJob("announcements.clock");
        (await company.Owner.Announcement(wall)).Str("sendTime").ShouldBe("2026-06-01T13:00:00.000Z");
        var fixedNow = (await company.Owner.Patch($"{Announcing.Url}/{wall}", new { sendTime = "2026-06-02T09:00:00Z" })).Should(200)["announcement"];
        (fixedNow.Str("sendLocalTime"), fixedNow.Str("sendTime")).ShouldBe((null, "2026-06-02T09:00:00.000Z"));
    }

    [Fact]
    public async Task Lists_and_jobs_find_what_they_want_by_indexes()
    {
        var company = await TestCompany.Found(host);
        var own = (await company.Owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id();
        await company.Owner.Announced(new { title = "One", body = "x", sendTime = "2026-03-20T09:00:00Z", requiresAcknowledgement = true, acknowledgeBy = "2026-03-21T09:00:00Z" });
        await Run("""
            INSERT INTO announcements.announcements SELECT company_id, gen_random_uuid(), true, 1, created_at, updated_at, creator_id, title, body, body_html, preview, target_department_ids, audience_user_ids, audience,
                send_time - make_interval(hours => n), NULL, NULL, 'sent', send_time - make_interval(hours => n), NULL, false, false, NULL, NULL, NULL, NULL
            FROM announcements.announcements, generate_series(1, 20000) n WHERE company_id = $1
            """, own);
        await Run("ANALYZE announcements.announcements");
        (await Plan("SELECT company_id FROM announcements.announcements WHERE status = 'scheduled' AND send_time <= now()")).ShouldContain("announcements_due");
        (await Plan("SELECT company_id FROM announcements.announcements WHERE status = 'sent' AND acknowledge_by <= now() AND deadline_told_at IS NULL")).ShouldContain("announcements_deadline");
        (await Plan($"SELECT * FROM announcements.announcements WHERE company_id = '{own}' AND status = 'sent' ORDER BY send_time DESC, id LIMIT 25")).ShouldContain("Index Scan using announcements_");
        (await Plan($"SELECT * FROM announcements.announcements WHERE company_id = '{own}' ORDER BY pinned DESC, send_time DESC, id LIMIT 25")).ShouldContain("announcements_order");
        (await Plan($"SELECT sent_at FROM announcements.announcements WHERE company_id = '{own}' AND sent_at > '2026-03-20' ORDER BY sent_at DESC LIMIT 30")).ShouldContain("announcements_sent_at");
        (await Plan($"SELECT * FROM announcements.announcements WHERE company_id = '{own}' AND requires_acknowledgement ORDER BY send_time DESC, id LIMIT 25")).ShouldContain("announcements_asked");
    }

    private async Task<string> Plan(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var explain = new NpgsqlCommand("EXPLAIN " + sql, connection);
        await using var rows = await explain.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await rows.ReadAsync()) plan.Add(rows.GetString(0));
        return string.Join('\n', plan);
    }

    private Task People(Guid company, int count) => Run($"""
        INSERT INTO identity.users SELECT (jsonb_populate_record(u, jsonb_build_object('id', gen_random_uuid(), 'email', 'p' || n || '@many.test', 'fullname', 'P ' || n, 'role', 'tenantUser'))).*
        FROM identity.users u, generate_series(1, {count}) n WHERE u.company_id = $1
        """, company);

    private async Task Run(string sql, params Guid[] parameters)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        await command.ExecuteNonQueryAsync();
    }

    public sealed class FleetHost : TestHost
    {
        protected override Dictionary<string, string?> Settings => SecondHost.SharedSecret;
    }
}
