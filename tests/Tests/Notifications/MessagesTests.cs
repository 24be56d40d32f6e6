using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>What admins write to people, and what readers take out of their inbox.</summary>
public sealed class MessagesTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Notifications = "/notification-api/notifications";

    [Fact]
    public async Task A_message_reaches_the_people_and_departments_it_names_once_each()
    {
        var company = await TestCompany.Found(host);
        var (one, other, outsider) = (await company.Hire(), await company.Hire(), await company.Hire());
        var department = await company.Department("Kitchen", one, other);

        var body = new { types = new[] { "inApp", "push" }, title = "Fire drill", body = "At noon, please leave by the yard.", userIds = new[] { one.UserId }, departmentIds = new[] { department } };
        (await company.Owner.Post(Notifications, body)).Should(201)["notification"].Number("queued").ShouldBe(2);
        (await one.Told("message")).ShouldBe([("Fire drill", "At noon, please leave by the yard.")]);
        (await other.Told("message")).Count.ShouldBe(1);
        (await outsider.Told("message")).ShouldBeEmpty();
        (await one.Post(Notifications, body)).ShouldRefuse(403, "ForbiddenAccess");
    }

    [Fact]
    public async Task A_message_that_is_not_stored_is_mailed_all_the_same()
    {
        var company = await TestCompany.Found(host);
        var owner = company.Owner;
        (await owner.Post($"{Notifications}/seen")).Should(200);
        await host.MailsTo($"owner@{company.Codename}.test");
        (await owner.Post(Notifications, new { types = new[] { "email" }, title = "Only by mail", body = "Nothing in the inbox.", userId = owner.UserId, isStored = false })).Should(201);

        (await owner.Told("message")).ShouldBeEmpty();
        (await owner.Get(Notifications)).Should(200)["unreadCount"].GetInt32().ShouldBe(0);
        (await host.MailsTo($"owner@{company.Codename}.test"))[^1].Subject.ShouldBe("Only by mail");
        (await host.Count("SELECT count(*) FROM notifications.deliveries d JOIN notifications.mails m ON m.id = d.mail_id WHERE m.subject = 'Only by mail' AND d.provider = 'file' AND d.outcome = 'sent' AND d.attempt = 1")).ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_refused_and_nobody_is_told()
    {
        var (company, stranger) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var person = await company.Hire();
        object Message(object types, Guid? user = null, string? email = null, object? metadata = null) => new { types, title = "T", body = "B", userId = user ?? person.UserId, email, metadata };

        (await company.Owner.Post(Notifications, Message(new[] { "sms" }))).ShouldRefuse(400, "ChannelNotAvailable");
        (await company.Owner.Post(Notifications, Message(new[] { "pigeon" }))).Should(400);
        (await company.Owner.Post(Notifications, Message(Array.Empty<string>()))).Should(400).Message.ShouldBe("errMsg_typesisRequired");
        (await company.Owner.Post(Notifications, Message(new[] { "inApp" }, stranger.Owner.UserId))).ShouldRefuse(400, "UnknownAssignee");
        (await company.Owner.Post(Notifications, Message(new[] { "email" }, email: "somebody@elsewhere.test"))).ShouldRefuse(400, "RecipientNotOfCompany");
        (await company.Owner.Post(Notifications, Message(new[] { "inApp" }, metadata: new { much = new string('x', 5000) }))).Should(400).Message.ShouldBe("errMsg_metadataTypeIsNotValid");
        (await company.Owner.Post(Notifications, new { types = new[] { "inApp" }, title = "T", body = "B" })).ShouldRefuse(400, "NobodyToTell");
        (await company.Owner.Post(Notifications, new { types = new[] { "inApp" }, title = "T", body = "B", departmentIds = new[] { Guid.CreateVersion7() } })).ShouldRefuse(400, "UnknownDepartment");
        (await person.Told("message")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_sixty_first_message_of_a_minute_waits()
    {
        var company = await TestCompany.Found(host);
        var body = new { types = new[] { "inApp" }, title = "T", body = "B", userId = company.Owner.UserId };
        for (var i = 0; i < 60; i++) (await company.Owner.Post(Notifications, body)).Should(201);

        (await company.Owner.Post(Notifications, body)).Should(429);
        host.Clock.Advance(TimeSpan.FromMinutes(1.1));
        (await company.Owner.Post(Notifications, body)).Should(201);
    }

    [Fact]
    public async Task One_takes_a_notification_of_ones_own_out_and_marks_them_under_either_name()
    {
        var company = await TestCompany.Found(host);
        var (person, other) = (await company.Hire(), await company.Hire());
        await host.Happen(company, null, Happenings.Assigned(person));
        var ids = (await person.Get(Notifications)).Should(200)["notifications"].EnumerateArray().Select(n => n.Id()).ToList();

        (await other.Delete($"{Notifications}/{ids[0]}")).Should(404);
        (await person.Delete($"{Notifications}/{ids[0]}")).Should(200)["notification"].GetProperty("isActive").GetBoolean().ShouldBeFalse();
        (await person.Delete($"{Notifications}/{ids[0]}")).Should(404);
        (await other.Post($"{Notifications}/seen", new { notificationIds = new[] { ids[1] } })).Should(404);
        (await person.Post($"{Notifications}/seen", new { notificationIds = new[] { ids[1] } })).Should(200)["seen"].Number("markedCount").ShouldBe(1);
        (await person.Get($"{Notifications}?seen=false")).Should(200)["unreadCount"].GetInt32().ShouldBe(0);
    }
}
