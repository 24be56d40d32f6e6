using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Telling;
using WorkforceOS.Notifications.Wording;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

public sealed class InvitingHost : TestHost
{
    protected override Dictionary<string, string?> Settings => new() { ["Mail:InvitationsPerDay"] = "3" };
}

/// <summary>Nobody's own words go to an address that has not been shown to be its reader's.</summary>
public sealed class StrangersWordsTests(InvitingHost host) : IClassFixture<InvitingHost>
{
    private const string Bait = "You won! Claim it at https://prize.example/win";
    private static int victims;
    private readonly string victim = $"victim{Interlocked.Increment(ref victims)}@strangers.test";

    [Fact]
    public async Task Who_registers_anothers_address_has_only_fixed_words_sent_to_it()
    {
        var company = await TestCompany.Found(host);
        var visitor = host.Visitor(company.Codename);
        (await visitor.Post("/auth-api/v1/registercompanyuser", new { email = victim, password = TestCompany.Password, fullname = Bait })).Should(201);
        (await visitor.Post("/auth-api/verification-services/email-verification/start", new { email = victim })).Should(200);
        (await visitor.Post("/auth-api/verification-services/password-reset-by-email/start", new { email = victim })).Should(200);

        await ShouldBeFixed(2, company);
    }

    [Fact]
    public async Task Who_founds_a_company_with_anothers_address_has_only_fixed_words_sent_to_it()
    {
        var registered = (await host.Visitor().Post("/auth-api/v1/registercompanyowner", new { email = victim, password = TestCompany.Password, fullname = Bait, company = new { name = "Your Bank prize", fullname = Bait } })).Should(201);
        (await host.Visitor(registered["company"].Str("codename")).Post("/auth-api/verification-services/email-verification/start", new { email = victim })).Should(200);

        await ShouldBeFixed(1, null);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_owner_who_makes_an_account_for_a_stranger_has_one_fixed_invitation_sent_to_them_and_no_news(bool emailVerified)
    {
        var company = await TestCompany.Found(host);
        var created = (await company.Owner.Post("/auth-api/v1/users", new { email = victim, password = TestCompany.Password, fullname = Bait, emailVerified })).Should(201);
        (await company.Owner.Post("/scheduleManagement-api/v1/shifts", new
        {
            shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", location = Bait, status = "scheduled", assignedUserIds = new[] { created["user"].Id() },
        })).Should(201);

        await ShouldBeFixed(1, company);
        (await host.MailsTo(victim)).Single().Subject.ShouldBe("Your account is ready");
    }

    [Fact]
    public async Task Once_the_address_is_shown_to_be_theirs_they_are_welcomed_and_told_the_news()
    {
        var company = await TestCompany.Found(host);
        var visitor = host.Visitor(company.Codename);
        (await visitor.Post("/auth-api/v1/registercompanyuser", new { email = victim, password = TestCompany.Password, fullname = "Vera" })).Should(201);
        var started = (await visitor.Post("/auth-api/verification-services/email-verification/start", new { email = victim })).Should(200);
        (await host.MailsTo(victim)).ShouldHaveSingleItem();
        (await visitor.Post("/auth-api/verification-services/email-verification/complete", new { email = victim, secretCode = started.Body.Str("secretCode") })).Should(200);

        (await host.MailsTo(victim))[^1].Subject.ShouldBe($"Welcome to {company.Codename} Ltd");
        var person = await TestCompany.SignIn(host, company.Codename, victim, TestCompany.Password);
        await host.Happen(company, company.Owner, Happenings.Assigned(person));
        (await host.MailsTo(victim))[^1].Text.ShouldContain("Harbour");
    }

    [Fact]
    public async Task A_company_invites_so_many_a_day_and_nobody_twice()
    {
        var company = await TestCompany.Found(host);
        var first = await Invite(company, victim);
        (await company.Owner.Delete($"/auth-api/v1/users/{first}")).Should(200);
        await Invite(company, victim);
        for (var i = 0; i < 4; i++) await Invite(company, $"{i}{victim}");

        (await host.MailsTo(victim)).Select(m => m.To).ShouldBe([victim, $"0{victim}", $"1{victim}"], ignoreOrder: true);
        host.Clock.Advance(TimeSpan.FromHours(25));
        await Invite(company, $"next{victim}");
        (await host.MailsTo($"next{victim}")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_happens_to_an_account_is_mailed_whatever_its_owner_chose_but_to_no_strangers_address()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        var mail = (await person.Get("/notification-api/preferences"))["preferences"].GetProperty("mail").EnumerateObject().ToDictionary(kind => kind.Name, _ => false);
        (await person.Patch("/notification-api/preferences", new { mail })).Should(200);
        var before = (await host.MailsTo(person.Email)).Count;
        var stranger = await Invite(company, victim);

        await host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(new((await company.Owner.Get("/auth-api/currentuser")).Body.Id("companyId")), "test"), async services =>
        {
            foreach (var user in new[] { person.UserId, stranger }) await services.GetRequiredService<SecurityMails>().Tell(new(user), new SecurityNews.PasswordReset("192.0.2.7"), CancellationToken.None);
        }, CancellationToken.None);
        var mails = await host.MailsTo(person.Email);
        mails.Count.ShouldBe(before + 1);
        mails[^1].Text.ShouldStartWith("Hello,\n\nyour password was reset with a code from your mailbox, from the address 192.0.2.7.");
        (await host.MailsTo(victim)).ShouldNotContain(m => m.Subject.Contains("password"));
    }

    private static async Task<Guid> Invite(TestCompany company, string email) =>
        (await company.Owner.Post("/auth-api/v1/users", new { email, password = TestCompany.Password, fullname = "Ina" })).Should(201)["user"].Id();

    private async Task ShouldBeFixed(int mails, TestCompany? company)
    {
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        var arrived = await host.MailsTo(victim);
        arrived.Count.ShouldBe(mails);
        foreach (var mail in arrived)
        {
            string[] said = [mail.Subject, mail.Text, mail.Html, mail.To, mail.From];
            said.ShouldAllBe(part => !part.Contains("prize") && !part.Contains("won"));
            if (company is not null) said.ShouldAllBe(part => !part.Contains(company.Codename));
        }
    }
}
