using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

public sealed class PreferencesTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Preferences = "/notification-api/preferences";

    [Fact]
    public async Task By_default_mail_comes_of_what_concerns_oneself()
    {
        var person = await (await TestCompany.Found(host)).Hire();

        var mail = (await person.Get(Preferences)).Should(200)["preferences"].GetProperty("mail");
        mail.EnumerateObject().Count().ShouldBe(52);
        mail.EnumerateObject().Where(kind => !kind.Value.GetBoolean()).Select(kind => kind.Name).ShouldBe(["reportLate", "reportAbsent", "taskChanged", "taskCancelled", "taskCompleted", "insight"]);
    }

    [Fact]
    public async Task Who_wants_no_mail_of_a_kind_gets_none_but_reads_it_in_the_product()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        (await person.Patch(Preferences, new { mail = new { shiftAssigned = false, welcome = false } })).Should(200)["preferences"].GetProperty("mail").GetProperty("shiftAssigned").GetBoolean().ShouldBeFalse();
        await host.MailsTo(person.Email);
        var before = (await host.MailsTo(person.Email)).Count;
        await host.Happen(company, null, Happenings.Assigned(person));

        (await host.MailsTo(person.Email)).Count.ShouldBe(before);
        (await person.Inbox()).ShouldContain(n => n.Kind == "shiftAssigned");

        (await person.Patch(Preferences, new { mail = new { shiftAssigned = true } })).Should(200)["preferences"].GetProperty("mail").GetProperty("welcome").GetBoolean().ShouldBeFalse("it was left out");
        await host.Happen(company, null, Happenings.Assigned(person));
        (await host.MailsTo(person.Email)).Count.ShouldBe(before + 1);
    }

    [Fact]
    public async Task What_is_no_kind_or_no_yes_or_no_is_refused_and_nothing_changes()
    {
        var person = await (await TestCompany.Found(host)).Hire();

        (await person.Patch(Preferences)).Should(400).Message.ShouldBe("errMsg_mailisRequired");
        (await person.Patch(Preferences, new { mail = "none" })).Should(400).Message.ShouldBe("errMsg_mailTypeIsNotValid");
        (await person.Patch(Preferences, new { mail = new { shiftMoved = false, gossip = true } })).Should(400).Message.ShouldBe("errMsg_mailIsNotAValidEnumValue");
        (await person.Patch(Preferences, new { mail = new { shiftMoved = "no" } })).Should(400).Message.ShouldBe("errMsg_mail.shiftMovedTypeIsNotValid");
        (await person.Get(Preferences))["preferences"].GetProperty("mail").GetProperty("shiftMoved").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_hundred_changes_at_once_all_succeed()
    {
        var person = await (await TestCompany.Found(host)).Hire();

        var replies = await Race.AtOnce(100, i => person.Patch(Preferences, new { mail = new { shiftMoved = i % 2 == 0, leaveDecided = i % 3 == 0 } }));
        replies.ShouldAllBe(reply => reply.Status == 200);
    }

    [Fact]
    public async Task A_choice_is_ones_own()
    {
        var company = await TestCompany.Found(host);
        var (person, colleague) = (await company.Hire(), await company.Hire());
        (await person.Patch(Preferences, new { mail = new { shiftMoved = false } })).Should(200);

        (await colleague.Get(Preferences))["preferences"].GetProperty("mail").GetProperty("shiftMoved").GetBoolean().ShouldBeTrue();
    }
}
