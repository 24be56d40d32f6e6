using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

public sealed class InboxTests(TestHost host) : IClassFixture<TestHost>
{
    private const string List = "/notification-api/notifications";

    [Fact]
    public async Task A_person_reads_what_they_were_told_newest_first_and_how_much_is_unread()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        await host.Happen(company, company.Owner, Happenings.Assigned(person, day: 4));
        await host.Happen(company, company.Owner, Happenings.Assigned(person, day: 5));

        var reply = (await person.Get(List + "?kind=shiftAssigned")).Should(200);
        reply["unreadCount"].GetInt32().ShouldBe(3, "two shifts and the welcome");
        reply["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(2);
        var newest = reply["notifications"][0];
        newest.Str("text").ShouldBe("You are on the shift of Thursday 5 March 2026, 22:00-06:00, Harbour.");
        newest.Str("kind").ShouldBe("shiftAssigned");
        newest.GetProperty("kind_idx").GetInt32().ShouldBe(1);
        newest.GetProperty("seen").GetBoolean().ShouldBeFalse();
        newest.Str("aboutObject").ShouldBe("shift");
        newest.Id("_owner").ShouldBe(person.UserId);
    }

    [Fact]
    public async Task Nobody_reads_or_marks_what_another_was_told_not_even_the_owner()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        await host.Happen(company, null, Happenings.Assigned(person));
        var id = (await person.Get(List))["notifications"][0].Id();

        (await company.Owner.Inbox()).ShouldNotContain(n => n.Kind == "shiftAssigned");
        (await company.Owner.Post(List + "/seen", new { ids = new[] { id } })).Should(404);
        (await person.Get(List + "?seen=false&kind=shiftAssigned"))["notifications"].GetArrayLength().ShouldBe(1);
        var stranger = await (await TestCompany.Found(host)).Hire();
        (await stranger.At(company.Codename).Get(List)).ShouldRefuse(403, "UserTenantMismatch");
        (await host.Visitor(company.Codename).Get(List)).ShouldRefuse(401, "LoginRequired");
    }

    [Fact]
    public async Task Marking_some_as_seen_leaves_the_others_unread()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        await host.Happen(company, null, Happenings.Assigned(person));
        var id = (await person.Get(List + "?kind=shiftAssigned"))["notifications"][0].Id();

        var reply = (await person.Post(List + "/seen", new { ids = new[] { id } })).Should(200);
        reply["seen"].GetProperty("markedCount").GetInt32().ShouldBe(1);
        reply["seen"].GetProperty("unreadCount").GetInt32().ShouldBe(1);
        (await person.Post(List + "/seen", new { ids = new[] { id } }))["seen"].GetProperty("markedCount").GetInt32().ShouldBe(0);
        var seen = (await person.Get(List + "?seen=true")).Should(200)["notifications"].EnumerateArray().Single();
        seen.Id().ShouldBe(id);
        seen.GetProperty("seenAt").GetDateTimeOffset().ShouldBe(host.Clock.Now);
        seen.GetProperty("recordVersion").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Marking_without_naming_any_marks_all()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        await host.Happen(company, null, Happenings.Assigned(person), Happenings.Assigned(person));

        (await person.Post(List + "/seen"))["seen"].GetProperty("markedCount").GetInt32().ShouldBe(3);
        (await person.Get(List))["unreadCount"].GetInt32().ShouldBe(0);
        (await company.Owner.Get(List))["unreadCount"].GetInt32().ShouldBePositive();
    }

    [Fact]
    public async Task With_one_unknown_id_nothing_is_marked()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        var id = (await person.Get(List))["notifications"][0].Id();

        (await person.Post(List + "/seen", new { ids = new[] { id, Guid.CreateVersion7() } })).Should(404);
        (await person.Post(List + "/seen", new { ids = new[] { "x" } })).Should(400).Message.ShouldBe("errMsg_idsisNotAValidID");
        (await person.Post(List + "/seen", new { ids = Array.Empty<Guid>() })).Should(200);
        (await person.Get(List))["unreadCount"].GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task The_list_can_be_narrowed_by_day_and_refuses_what_it_does_not_understand()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();

        (await person.Get(List + "?createdAt=$today"))["notifications"].GetArrayLength().ShouldBe(1);
        (await person.Get(List + "?createdAt=2020-01-01"))["notifications"].GetArrayLength().ShouldBe(0);
        (await person.Get(List + "?kind=gossip")).Should(400).Message.ShouldBe("errMsg_kindIsNotAValidEnumValue");
        (await person.Get(List + "?seen=perhaps")).Should(400).Message.ShouldBe("errMsg_seenIsNotAValidBoolean");
    }
}
