using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Announcements;

/// <summary>Who writes to whom, and what is refused.</summary>
public sealed class WriteAnnouncementTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task What_is_due_is_sent_before_the_answer_and_what_is_not_waits()
    {
        var team = await Team.Gather(host);
        var sent = await team.Owner.Announced(new { title = " All hands ", body = "At **ten**.", status = "cancelled" });
        (sent.Str("status"), sent.Number("status_idx"), sent.Str("title"), sent.Str("body"), sent.Str("bodyHtml"), sent.Str("preview")).ShouldBe(("sent", 1, "All hands", "At **ten**.", "<p>At <strong>ten</strong>.</p>", "At ten."));
        (sent.Str("audience"), sent.Str("sendTime"), sent.Str("visibleUntil"), sent.Id("_owner")).ShouldBe(("everyone", "2026-03-02T09:00:00.000Z", null, team.Owner.UserId));
        (sent.Number("audienceCount"), sent.Number("readCount"), sent.Number("acknowledgedCount")).ShouldBe((4, 0, 0));
        sent.GetProperty("creator").Id().ShouldBe(team.Owner.UserId);
        // The events know whom it is told, and all the words.
        var told = (await host.Published("announcement.sent", sent.Id())).ShouldHaveSingleItem();
        (told.Number("part"), told.Str("title"), told.Str("preview"), told.Str("body"), told.Str("bodyHtml"), told.Id("by")).ShouldBe((1, "All hands", "At ten.", "At ten.", "<p>At <strong>ten</strong>.</p>", team.Owner.UserId));
        (await host.Told(sent.Id())).ShouldBe([team.Admin.UserId, team.Manager.UserId, team.Report.UserId, team.Colleague.UserId], ignoreOrder: true);

        var waits = await team.Owner.Announced(new { title = "Later", body = "x", sendTime = "2026-03-02T09:01:00Z" });
        (waits.Str("status"), waits.GetProperty("isActive").GetBoolean()).ShouldBe(("scheduled", true));
        (await host.Published("announcement.sent", waits.Id())).ShouldBeEmpty();
        (await host.Published("announcement.scheduled", waits.Id())).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Line_managers_write_to_their_reports_alone_and_employees_to_nobody()
    {
        var team = await Team.Gather(host);
        var (theirs, mixed) = (await team.Company.Department("Theirs", team.Report, team.Manager), await team.Company.Department("Mixed", team.Report, team.Colleague));
        (await team.Report.Announce(new { title = "No", body = "x" })).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Manager.Announce(new { title = "All", body = "x" })).ShouldRefuse(403, "NotYourReports");
        (await team.Manager.Announce(new { title = "Mixed", body = "x", targetDepartmentIds = new[] { theirs, mixed } })).ShouldRefuse(403, "NotYourReports");
        (await team.Manager.Announce(new { title = "Colleague", body = "x", audienceUserIds = new[] { team.Report.UserId, team.Colleague.UserId } })).ShouldRefuse(403, "NotYourReports");
        // The people win over the departments.
        var own = await team.Manager.Announced(new { title = "Mine", body = "x", audienceUserIds = new[] { team.Report.UserId, team.Report.UserId }, targetDepartmentIds = new[] { mixed }, sendTime = "2026-03-03T09:00:00Z" });
        own.Str("audience").ShouldBe("people");
        own.GetProperty("audienceUserIds").GetArrayLength().ShouldBe(1);
        (await team.Manager.Patch($"{Announcing.Url}/{own.Id()}", new { audienceUserIds = Array.Empty<Guid>() })).ShouldRefuse(403, "NotYourReports");
        (await team.Manager.Patch($"{Announcing.Url}/{own.Id()}", new { audienceUserIds = Array.Empty<Guid>(), targetDepartmentIds = new[] { theirs } })).Should(200)["announcement"].Str("audience").ShouldBe("departments");

        var other = (await team.Admin.Announced(new { title = "Not theirs", body = "x", sendTime = "2026-03-03T09:00:00Z" })).Id();
        foreach (var (way, path, body) in new (HttpMethod, string, object?)[] { (HttpMethod.Patch, "", new { title = "y" }), (HttpMethod.Delete, "", null), (HttpMethod.Get, "/receipts", null), (HttpMethod.Post, "/remind", new { }), (HttpMethod.Post, "/expire", new { }) })
        {
            var content = body is null ? null : System.Net.Http.Json.JsonContent.Create(body);
            (await team.Manager.Send(way, $"{Announcing.Url}/{other}{path}", content)).ShouldRefuse(403, "ForbiddenAccess").Message.ShouldBe("errMsg_UserShouldBeTheOwnerOfTheObject");
            var again = body is null ? null : System.Net.Http.Json.JsonContent.Create(body);
            (await team.Report.Send(way, $"{Announcing.Url}/{other}{path}", again)).ShouldRefuse(403, "ForbiddenAccess").Message!.ShouldStartWith("errMsg_UserRoleRequired");
        }
        (await team.Admin.Patch($"{Announcing.Url}/{own.Id()}", new { title = "An admin's word" })).Should(200);
    }

    [Theory]
    [InlineData("""{"body":"x"}""", "errMsg_titleisRequired")]
    [InlineData("""{"title":"  ","body":"x"}""", "errMsg_titleisRequired")]
    [InlineData("""{"title":"t"}""", "errMsg_bodyisRequired")]
    [InlineData("""{"title":"two\nlines","body":"x"}""", "errMsg_titleTypeIsNotValid")]
    [InlineData("""{"title":"t","body":"x","sendTime":"soon"}""", "errMsg_sendTimeTypeIsNotValid")]
    [InlineData("""{"title":"t","body":"x","sendLocalTime":"2026-03-29"}""", "errMsg_sendLocalTimeTypeIsNotValid")]
    [InlineData("""{"title":"t","body":"x","sendLocalTime":"2026-03-29T09:00","sendTime":"2026-03-29T09:00:00Z"}""", "errMsg_sendLocalTimeTypeIsNotValid")]
    [InlineData("""{"title":"t","body":"x","acknowledgeBy":"2026-03-29T09:00:00Z"}""", "errMsg_acknowledgeByTypeIsNotValid")]
    [InlineData("""{"title":"t","body":"x","requiresAcknowledgement":true,"acknowledgeBy":"2026-03-02T09:00:00Z"}""", "errMsg_acknowledgeByTypeIsNotValid")]
    [InlineData("""{"title":"t","body":"x","status":"done"}""", "errMsg_statusIsNotAValidEnumValue")]
    [InlineData("""{"title":"t","body":"x","audienceUserIds":["me"]}""", "errMsg_audienceUserIdsisNotAValidID")]
    [InlineData("""{"title":"t","body":"<script>alert(1)</script>"}""", "AnnouncementEmpty")]
    [InlineData("""{"title":"t","body":"<p> </p>"}""", "AnnouncementEmpty")]
    [InlineData("""{"title":"t","body":"x","sendTime":"2027-03-04T09:00:00Z"}""", "SendTimeTooFar")]
    [InlineData("""{"title":"t","body":"x","visibleUntil":"2026-03-02T09:00:00Z"}""", "VisibleUntilBeforeSend")]
    [InlineData("""{"title":"t","body":"x","audienceUserIds":["01960000-0000-7000-8000-000000000001"]}""", "UnknownAssignee")]
    [InlineData("""{"title":"t","body":"x","targetDepartmentIds":["01960000-0000-7000-8000-000000000001"]}""", "UnknownDepartment")]
    public async Task What_cannot_be_announced_is_refused_by_its_name(string body, string refusal)
    {
        var owner = (await TestCompany.Found(host)).Owner;
        var reply = (await owner.Send(HttpMethod.Post, Announcing.Url, new StringContent(body, System.Text.Encoding.UTF8, "application/json"))).Should(400);
        (refusal.StartsWith("errMsg", StringComparison.Ordinal) ? reply.Message : reply.ErrCode).ShouldBe(refusal, reply.Text);
        (await owner.Titles()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_audience_of_nobody_is_refused_unless_it_is_everybody()
    {
        var company = await TestCompany.Found(host);
        var empty = await company.Department("Empty");
        (await company.Owner.Announce(new { title = "t", body = "x", targetDepartmentIds = new[] { empty } })).ShouldRefuse(400, "NobodyToTell");
        (await company.Owner.Announce(new { title = "t", body = "x", audienceUserIds = new[] { company.Owner.UserId } })).ShouldRefuse(400, "NobodyToTell");
        (await company.Owner.Announced(new { title = "t", body = "x" })).Number("audienceCount").ShouldBe(0);
    }

    [Fact]
    public async Task Sent_is_final_and_what_was_cancelled_can_be_sent_after_all()
    {
        var team = await Team.Gather(host);
        var id = (await team.Owner.Announced(new { title = "Draft", body = "x", sendTime = "2026-03-03T09:00:00Z" })).Id();
        (await team.Report.Get($"{Announcing.Url}/{id}")).Should(404);
        (await team.Owner.Patch($"{Announcing.Url}/{id}", new { title = "Better", visibleUntil = "2026-03-03T09:00:00Z" })).ShouldRefuse(400, "VisibleUntilBeforeSend");
        (await team.Owner.Patch($"{Announcing.Url}/{id}", new { sendTime = (string?)null })).Should(400).Message.ShouldBe("errMsg_sendTimeisRequired");
        (await team.Owner.Patch($"{Announcing.Url}/{id}", new { title = "Better", recordVersion = 7 })).ShouldRefuse(409, "ChangedMeanwhile");

        foreach (var _ in new[] { 1, 2 })
        {
            var cancelled = (await team.Owner.Delete($"{Announcing.Url}/{id}")).Should(200)["announcement"];
            (cancelled.Str("status"), cancelled.GetProperty("isActive").GetBoolean(), cancelled.GetProperty("recordVersion").GetInt32()).ShouldBe(("cancelled", false, 2));
        }
        (await host.Published("announcement.cancelled", id)).Count.ShouldBe(1);
        (await team.Admin.Announcement(id)).Str("status").ShouldBe("cancelled");
        (await team.Owner.Titles("status=cancelled")).ShouldBe(["Draft"]);
        (await team.Report.Get($"{Announcing.Url}/{id}")).Should(404);
        (await team.Report.Titles()).ShouldBeEmpty();

        (await team.Owner.Patch($"{Announcing.Url}/{id}", new { title = "Edited" })).Should(200)["announcement"].Str("status").ShouldBe("cancelled");
        var back = (await team.Owner.Patch($"{Announcing.Url}/{id}", new { sendTime = "2026-03-04T09:00:00Z" })).Should(200)["announcement"];
        (back.Str("status"), back.GetProperty("isActive").GetBoolean()).ShouldBe(("scheduled", true));
        (await team.Owner.Delete($"{Announcing.Url}/{id}")).Should(200);
        (await team.Owner.Patch($"{Announcing.Url}/{id}", new { sendTime = "2026-03-02T08:00:00Z" })).Should(200)["announcement"].Str("status").ShouldBe("sent");
        (await host.Told(id)).Count.ShouldBe(4);

        (await team.Owner.Patch($"{Announcing.Url}/{id}", new { title = "Too late" })).ShouldRefuse(400, "AnnouncementAlreadySent");
        (await team.Owner.Delete($"{Announcing.Url}/{id}")).ShouldRefuse(400, "AnnouncementAlreadySent");
        (await team.Owner.Get($"{Announcing.Url}/{id}/history")).Should(200)["history"].EnumerateArray().Select(h => h.Str("change")).Reverse().ShouldBe(["created", "deleted", "deleted", "updated", "deleted", "updated"]);
    }

    [Fact]
    public async Task Thirty_are_sent_in_an_hour_and_a_thousand_scheduled()
    {
        try
        {
            var company = await TestCompany.Found(host);
            for (var i = 0; i < 30; i++) await company.Owner.Announced(new { title = $"No. {i}", body = "x" });
            var refused = (await company.Owner.Announce(new { title = "One more", body = "x" })).ShouldRefuse(429, "TooManyRequests");
            refused.Headers["Retry-After"].ShouldBe("3600");
            await company.Owner.Announced(new { title = "Scheduled", body = "x", sendTime = "2026-03-02T09:30:00Z" });
            host.Clock.Advance(TimeSpan.FromHours(1));
            await company.Owner.Announced(new { title = "One more", body = "x" });

            await using var connection = new Npgsql.NpgsqlConnection(host.ConnectionString);
            await connection.OpenAsync();
            var own = (await company.Owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id();
            await using var fill = new Npgsql.NpgsqlCommand("""
                INSERT INTO announcements.announcements SELECT company_id, gen_random_uuid(), is_active, record_version, created_at, updated_at, creator_id, title, body, body_html, preview, target_department_ids, audience_user_ids, audience,
                    send_time + interval '1 day', send_local_time, visible_until, status, sent_at, expired_at, pinned, requires_acknowledgement, acknowledge_by, reminded_at, deadline_reminded_at, deadline_told_at
                FROM announcements.announcements, generate_series(1, 999) WHERE company_id = $1 AND status = 'scheduled'
                """, connection) { Parameters = { new() { Value = own } } };
            (await fill.ExecuteNonQueryAsync()).ShouldBe(999);
            (await company.Owner.Announce(new { title = "Too many", body = "x", sendTime = "2026-03-05T09:30:00Z" })).ShouldRefuse(429, "TooManyRequests");
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }
}
