using Npgsql;
using WorkforceOS.Notifications;
using WorkforceOS.Notifications.Mailing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>Many news become few mails, and nobody's keep another's waiting.</summary>
public sealed class BundleTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task However_many_news_there_are_a_mail_shows_some_and_counts_the_rest()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        await host.MailsTo(person.Email);
        for (var i = 0; i < BundleNotifications.MostLines + 20; i++)
        {
            // Others of its kind are told with it only within two minutes.
            if (i % 3 == 0) host.Clock.Advance(TimeSpan.FromMinutes(2));
            await host.Happen(company, company.Owner, Happenings.Assigned(person, day: 20, place: $"Place {i}."));
        }

        var mail = (await host.MailsTo(person.Email))[^1];
        mail.Subject.ShouldBe($"70 news from {company.Codename} Ltd");
        mail.Text.ShouldContain("Place 0.");
        mail.Text.ShouldContain($"Place {BundleNotifications.MostLines - 1}.");
        mail.Text.ShouldNotContain($"Place {BundleNotifications.MostLines}.");
        mail.Text.ShouldContain("… and 20 more in your notifications.");
    }

    [Fact]
    public async Task News_that_cannot_be_put_into_a_mail_keep_nobody_elses_waiting()
    {
        var (first, second) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var (broken, colleague, other) = (await first.Hire(), await first.Hire(), await second.Hire());
        foreach (var (company, person) in new[] { (first, broken), (first, colleague), (second, other) }) await host.MailsTo(person.Email);
        await host.Happen(first, null, Happenings.Assigned(broken), Happenings.Assigned(colleague));
        await host.Happen(second, null, Happenings.Assigned(other));
        await using (var connection = new NpgsqlConnection(host.ConnectionString))
        {
            await connection.OpenAsync();
            await using var spoil = new NpgsqlCommand($"""
                CREATE FUNCTION notifications.spoil() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN RAISE 'spoiled'; END $body$;
                CREATE TRIGGER spoil BEFORE INSERT ON notifications.mails FOR EACH ROW WHEN (NEW.recipient = '{broken.Email}') EXECUTE FUNCTION notifications.spoil()
                """, connection);
            await spoil.ExecuteNonQueryAsync();
        }

        (await host.MailsTo(colleague.Email))[^1].Text.ShouldContain("Harbour");
        (await host.MailsTo(other.Email))[^1].Text.ShouldContain("Harbour");
    }

    [Fact]
    public async Task A_notification_that_cannot_be_said_keeps_back_neither_a_colleague_s_mail_nor_its_reader_s_other_ones()
    {
        var company = await TestCompany.Found(host);
        var (broken, colleague) = (await company.Hire(), await company.Hire());
        foreach (var person in new[] { broken, colleague }) await host.MailsTo(person.Email);
        await host.Happen(company, null, Happenings.Assigned(broken, place: "Bad"), Happenings.Assigned(broken, place: "Good"), Happenings.Assigned(colleague));
        var told = await host.Spoil(broken, "Bad");

        (await host.MailsTo(colleague.Email))[^1].Text.ShouldContain("Harbour");
        (await host.MailsTo(broken.Email))[^1].Text.ShouldContain("Good");
        await host.Mend(told);
        host.Clock.Advance(Bundling.AfterFailure);
        (await host.MailsTo(broken.Email))[^1].Text.ShouldContain("Bad");
    }
}
