using NodaTime;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Notifications.Preferences;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>When nobody is to be disturbed.</summary>
public sealed class QuietHoursTests(PushHost host) : IClassFixture<PushHost>
{
    private const string Preferences = "/notification-api/preferences";
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [Theory]
    [InlineData("2026-03-02T21:30:00Z", "2026-03-03T05:00:00Z")]
    [InlineData("2026-03-02T03:00:00Z", "2026-03-02T05:00:00Z")]
    [InlineData("2026-03-02T05:00:00Z", null)]
    [InlineData("2026-03-02T12:00:00Z", null)]
    // The clocks go forward in this night: 22:00 to 06:00 is seven hours.
    [InlineData("2026-03-28T21:30:00Z", "2026-03-29T04:00:00Z")]
    public void They_end_on_the_readers_own_clock(string moment, string? end) =>
        Habits.Usual.QuietUntil(DateTimeOffset.Parse(moment, null), Berlin).ShouldBe(end is null ? null : DateTimeOffset.Parse(end, null));

    [Fact]
    public void Hours_of_a_weekday_begin_on_it_and_end_on_the_next()
    {
        var friday = new Habits { IsQuiet = true, QuietFrom = new(22, 0), QuietTo = new(6, 0), QuietWeekdays = [5] };
        friday.QuietUntil(DateTimeOffset.Parse("2026-03-07T03:00:00Z", null), DateTimeZone.Utc).ShouldBe(DateTimeOffset.Parse("2026-03-07T06:00:00Z", null), "Saturday morning is Friday's night");
        friday.QuietUntil(DateTimeOffset.Parse("2026-03-06T03:00:00Z", null), DateTimeZone.Utc).ShouldBeNull();
        new Habits { IsQuiet = true, QuietFrom = new(6, 0), QuietTo = new(8, 0), QuietWeekdays = Habits.EveryDay }.DigestAt(DateTimeOffset.Parse("2026-03-06T12:00:00Z", null), new(7, 0), DateTimeZone.Utc)
            .ShouldBe(DateTimeOffset.Parse("2026-03-07T08:00:00Z", null), "not within the quiet hours");
    }

    [Fact]
    public async Task At_night_a_push_waits_and_the_inbox_does_not_unless_the_shift_begins_soon()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        await host.Register(person, path: "/night");
        host.Clock.Now = DateTimeOffset.Parse("2026-03-10T23:00:00Z", null);
        await host.Happen(company, null, Happenings.Assigned(person, 20));
        (await host.Pushes("/night")).ShouldBeEmpty();
        (await person.Told("shiftAssigned")).Count.ShouldBe(1);
        await host.Happen(company, null, new WorkforceOS.Contracts.Scheduling.ShiftAssigned(new(Guid.CreateVersion7()), new(person.UserId), Happenings.Shift(11, from: "08:00", to: "12:00")));
        (await host.Pushes("/night")).Count.ShouldBe(1);

        host.Clock.Now = DateTimeOffset.Parse("2026-03-11T06:00:01Z", null);
        (await host.Pushes("/night")).Count.ShouldBe(2);
        host.Clock.Now = DateTimeOffset.Parse("2026-03-11T09:00:00Z", null);
    }

    [Fact]
    public async Task At_night_a_code_and_a_payment_to_be_confirmed_are_mailed_at_once_and_the_rest_in_the_morning()
    {
        var company = await TestCompany.Found(host);
        var owner = company.Owner;
        await host.Register(owner, path: "/owner-at-night");
        host.Clock.Now = DateTimeOffset.Parse("2026-03-24T20:00:00Z", null);
        var before = (await host.MailsTo(owner.Email)).Count;
        host.Clock.Now = DateTimeOffset.Parse("2026-03-24T23:00:00Z", null);
        await host.Happen(company, null, new PaymentActionRequired(new(Guid.CreateVersion7()), 4999, "usd", "visa", "4242", null), Happenings.Assigned(owner, 28));
        (await host.Visitor(company.Codename).Post("/auth-api/verification-services/password-reset-by-email/start", new { email = owner.Email })).Should(200);

        (await host.MailsTo(owner.Email)).Skip(before).Select(m => m.Subject).Order().ShouldBe(["Reset your password (code 1)", "Your bank wants you to confirm a payment"]);
        host.Receiver.Decrypt((await host.Pushes("/owner-at-night")).ShouldHaveSingleItem()).Str("kind").ShouldBe("paymentActionRequired");
        host.Clock.Now = DateTimeOffset.Parse("2026-03-25T06:00:01Z", null);
        (await host.MailsTo(owner.Email))[^1].Subject.ShouldBe("You are on a new shift");
        (await host.Pushes("/owner-at-night")).Count.ShouldBe(2);
        host.Clock.Now = DateTimeOffset.Parse("2026-03-25T09:00:00Z", null);
    }

    [Fact]
    public async Task Who_wants_one_mail_a_day_gets_it_in_the_morning()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        (await person.Patch(Preferences, new { digest = "daily", quietHours = (object?)null })).Should(200)["preferences"].Str("digest").ShouldBe("daily");
        await host.MailsTo(person.Email);
        await host.Happen(company, null, Happenings.Assigned(person, 25));
        (await host.Count($"SELECT count(*) FROM notifications.notifications WHERE user_id = '{person.UserId}' AND kind = 'shiftAssigned' AND mail_wanted AND extract(hour FROM mail_at AT TIME ZONE 'UTC') = 7")).ShouldBe(1);
        var tomorrow = host.Clock.Now.AddDays(1);
        host.Clock.Now = new DateTimeOffset(tomorrow.Year, tomorrow.Month, tomorrow.Day, 7, 0, 0, TimeSpan.Zero);
        await host.RunJob("notifications.bundleMails");
        (await host.Count($"SELECT count(*) FROM notifications.notifications WHERE user_id = '{person.UserId}' AND kind = 'shiftAssigned' AND mail_wanted")).ShouldBe(0);
        host.Clock.Advance(TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task Choices_are_kept_for_each_channel_and_those_of_an_older_host_count()
    {
        var person = await (await TestCompany.Found(host)).Hire();
        var changed = (await person.Patch(Preferences, new { push = new { shiftMoved = false }, quietHours = new { from = "21:00", to = "07:30", weekdays = new[] { "monday", "friday" } } })).Should(200)["preferences"];
        changed.GetProperty("push").GetProperty("shiftMoved").GetBoolean().ShouldBeFalse();
        changed.GetProperty("mail").GetProperty("shiftMoved").GetBoolean().ShouldBeTrue();
        changed.GetProperty("quietHours").ToString().ShouldBe("""{"from":"21:00","to":"07:30","weekdays":["monday","friday"]}""");
        await Sql($"INSERT INTO notifications.mail_choices (company_id, user_id, kind, mail) SELECT company_id, id, 'shiftMoved', false FROM identity.users WHERE id = '{person.UserId}'");
        var now = (await person.Patch(Preferences, new { mail = new { leaveDecided = false } })).Should(200)["preferences"];
        (now.GetProperty("mail").GetProperty("shiftMoved").GetBoolean(), now.GetProperty("push").GetProperty("shiftMoved").GetBoolean()).ShouldBe((false, false));
        (await host.Count($"SELECT count(*) FROM notifications.mail_choices WHERE user_id = '{person.UserId}' AND kind = 'leaveDecided' AND NOT mail")).ShouldBe(1, "an older host reads it here");

        (await person.Patch(Preferences, new { quietHours = new { from = "21:00", to = "21:00" } })).Should(400).Message.ShouldBe("errMsg_quietHours.toTypeIsNotValid");
        (await person.Patch(Preferences, new { digest = "hourly" })).Should(400).Message.ShouldBe("errMsg_digestIsNotAValidEnumValue");
        (await person.Patch(Preferences, new { push = new { gossip = true } })).Should(400).Message.ShouldBe("errMsg_pushIsNotAValidEnumValue");
        (await person.Patch(Preferences, new { quietHours = (object?)null })).Should(200)["preferences"].GetProperty("quietHours").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    private async Task Sql(string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
