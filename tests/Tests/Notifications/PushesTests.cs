using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Notifications;
using WorkforceOS.Notifications.Devices;
using WorkforceOS.Notifications.Pushing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>What browsers get, and what becomes of what they do not.</summary>
public sealed class PushesTests(PushHost host) : IClassFixture<PushHost>
{
    [Fact]
    public async Task A_browser_decrypts_what_it_is_told_and_knows_who_sent_it()
    {
        var (company, person) = await Someone("/decrypted");
        await host.Happen(company, null, Happenings.Assigned(person, 28));
        var push = (await host.Pushes("/decrypted")).ShouldHaveSingleItem();

        var payload = host.Receiver.Decrypt(push);
        (payload.Str("kind"), payload.Str("title"), payload.Str("aboutObject"), payload.Number("unreadCount")).ShouldBe(("shiftAssigned", "You are on a new shift", "shift", 2));
        payload.Str("body")!.ShouldContain("22:00-06:00");
        push.Body.Length.ShouldBeLessThan(3200);
        (push.Headers["Content-Encoding"], push.Headers.ContainsKey("Topic")).ShouldBe(("aes128gcm", true));
        int.Parse(push.Headers["TTL"], null).ShouldBeInRange(1, 24 * 3600);
        var key = (await person.Get("/notification-api/push/publickey")).Should(200)["pushKey"];
        var sender = PushReceiver.Sender(push, key.Str("publicKey")!);
        (sender.Str("aud"), sender.Str("sub")).ShouldBe(("https://push.test", "mailto:ops@example.com"));
        key.GetProperty("fcm").GetBoolean().ShouldBeFalse();
        (await host.Count($"SELECT count(*) FROM notifications.deliveries d JOIN notifications.pushes p ON p.id = d.push_id WHERE p.state = 'sent' AND d.status = 201 AND d.outcome = 'sent' AND p.notification_id = '{payload.Id()}'")).ShouldBe(1);
        (await host.Count("SELECT count(*) FROM notifications.push_keys")).ShouldBe(1);
    }

    [Fact]
    public async Task What_comes_in_one_go_is_one_push_and_what_was_seen_is_none()
    {
        var (company, person) = await Someone("/bundled");
        await host.Happen(company, null, Happenings.Assigned(person, 27), Happenings.Assigned(person, 28));
        var payload = host.Receiver.Decrypt((await host.Pushes("/bundled")).ShouldHaveSingleItem());
        payload.Str("title")!.ShouldStartWith("2 news from");

        await host.Happen(company, null, Happenings.Assigned(person, 26));
        (await person.Post("/notification-api/notifications/seen")).Should(200);
        (await host.Pushes("/bundled")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_notification_that_cannot_be_said_keeps_back_neither_a_colleague_s_push_nor_its_reader_s_other_ones()
    {
        var (company, colleague) = await Someone("/colleague");
        var broken = await company.Hire();
        await host.Register(broken, path: "/broken");
        await host.Happen(company, null, Happenings.Assigned(broken, 26, "Bad"), Happenings.Assigned(broken, 27, "Good"), Happenings.Assigned(colleague, 28));
        var told = await host.Spoil(broken, "Bad");

        (await host.Pushes("/colleague")).Count.ShouldBe(1);
        host.Receiver.Decrypt((await host.Pushes("/broken")).ShouldHaveSingleItem()).Str("body")!.ShouldContain("Good");
        await host.Mend(told);
        host.Clock.Advance(Bundling.AfterFailure);
        host.Receiver.Decrypt((await host.Pushes("/broken"))[^1]).Str("body")!.ShouldContain("Bad");
    }

    [Fact]
    public async Task A_screen_shows_no_note_no_reason_and_of_others_the_first_name_alone()
    {
        var (company, person) = await Someone("/private");
        var leave = new LeaveRequestId(Guid.CreateVersion7());
        await host.Happen(company, null, new LeaveDecided(leave, new(person.UserId), "chemotherapy", new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 13), "approved", "Get well soon", new(company.Owner.UserId)));
        var decided = host.Receiver.Decrypt((await host.Pushes("/private"))[^1]);
        (decided.Str("title"), decided.Str("body")).ShouldBe(("Your leave is approved", ""));

        var colleague = await company.Hire("Rita Report");
        await host.Happen(company, null, new LeaveRequested(leave, new(colleague.UserId), "chemotherapy", new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 13), [new UserId(person.UserId)]));
        host.Receiver.Decrypt((await host.Pushes("/private"))[^1]).Str("title").ShouldBe("Rita asks for leave");
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_device_that_its_service_does_not_know_any_more_is_turned_off(int status)
    {
        var (company, person) = await Someone($"/gone-{status}");
        await Answering(_ => status, async () =>
        {
            await host.Happen(company, null, Happenings.Assigned(person, 28));
            (await host.Pushes($"/gone-{status}")).Count.ShouldBe(1);
        });

        var device = (await person.Get("/notification-api/devices")).Should(200)["devices"][0];
        (device.Str("state"), device.Str("stateReason")).ShouldBe(("off", "invalid"));
        await host.Happen(company, null, Happenings.Assigned(person, 27));
        (await host.Pushes($"/gone-{status}")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_service_that_asks_for_patience_gets_it()
    {
        var (company, person) = await Someone("/patience");
        await Answering(response => { response.Headers.RetryAfter = "90"; return 429; }, async () =>
        {
            await host.Happen(company, null, Happenings.Assigned(person, 28));
            (await host.Pushes("/patience")).Count.ShouldBe(1);
        });
        host.Clock.Advance(TimeSpan.FromSeconds(80));
        (await host.Pushes("/patience")).Count.ShouldBe(1);
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        (await host.Pushes("/patience")).Count.ShouldBe(2);
        (await State(person)).ShouldBe("sent 2");
    }

    [Fact]
    public async Task A_service_in_trouble_is_asked_six_times_and_a_push_that_is_refused_once()
    {
        var (company, person) = await Someone("/trouble");
        await Answering(_ => 503, async () =>
        {
            await host.Happen(company, null, Happenings.Assigned(person, 28));
            for (var i = 0; i < 8; i++)
            {
                await host.Pushes("/trouble");
                host.Clock.Advance(TimeSpan.FromMinutes(75));
            }
        });
        Morning();
        host.Receiver.Received.Count(r => r.Path == "/trouble").ShouldBe(6);
        (await State(person)).ShouldBe("dead 6");

        foreach (var status in new[] { 400, 403, 413 })
        {
            var (firm, other) = await Someone($"/refused-{status}");
            await Answering(_ => status, async () =>
            {
                await host.Happen(firm, null, Happenings.Assigned(other, 28));
                await host.Pushes();
                host.Clock.Advance(TimeSpan.FromHours(2));
                (await host.Pushes($"/refused-{status}")).Count.ShouldBe(1);
                Morning();
            });
            (await State(other)).ShouldBe("dead 1");
            (await other.Get("/notification-api/devices")).Should(200)["devices"][0].Str("state").ShouldBe("active");
        }
    }

    [Fact]
    public async Task What_was_sent_together_is_settled_together()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        for (var i = 0; i < Device.Most; i++) (await person.Post("/notification-api/devices/register", new { deviceId = $"phone-{i}", os = "IOS", notificationToken = $"token-{i}" })).Should(201);
        await host.Happen(company, null, Happenings.Assigned(person, 28));
        host.Clock.Advance(BundlePushes.Channel.Quiet);
        await host.RunJob(BundlePushes.Name);

        using var statements = new StatementCounter(host.ConnectionString);
        await host.RunJob(SendPushes.Name);
        statements.Commands.Count(c => c.Contains("UPDATE notifications.pushes", StringComparison.Ordinal)).ShouldBe(2, "one leases them, one settles them");
        (await host.Count($"SELECT count(*) FROM notifications.pushes p JOIN notifications.devices d ON d.id = p.device_id WHERE d.user_id = '{person.UserId}' AND p.state = 'sent' AND p.settled_at IS NOT NULL")).ShouldBe(Device.Most);
    }

    [Fact]
    public async Task A_host_sends_no_more_than_five_hundred_within_a_second()
    {
        var senders = host.Services.GetRequiredService<PushSenders>();
        var payload = new PushPayload(Guid.CreateVersion7(), "message", "Hello", "", null, null, null, null);
        var started = Stopwatch.GetTimestamp();
        var sent = await Task.WhenAll(Enumerable.Range(0, (2 * PushSenders.MostInSecond) + 1).Select(async _ =>
        {
            (await senders.Send(new(Guid.Empty, Guid.Empty, Guid.Empty, PushProvider.Log, [], payload, "topic", false, host.Clock.Now.AddHours(1), 1), default)).Outcome.ShouldBe(PushOutcome.Sent);
            return Stopwatch.GetElapsedTime(started);
        }));

        sent.Count(at => at < TimeSpan.FromSeconds(0.8)).ShouldBeLessThanOrEqualTo(PushSenders.MostInSecond);
        sent.Count(at => at < TimeSpan.FromSeconds(1.6)).ShouldBeLessThanOrEqualTo(2 * PushSenders.MostInSecond);
    }

    [Fact]
    public void Pauses_grow_fourfold_to_an_hour_and_differ_by_a_fifth()
    {
        Enumerable.Range(1, 6).Select(n => SendPushes.PauseAfter(n, 0.5).TotalSeconds).ShouldBe([30, 120, 480, 1920, 3600, 3600]);
        (SendPushes.PauseAfter(1, 0), SendPushes.PauseAfter(1, 1)).ShouldBe((TimeSpan.FromSeconds(24), TimeSpan.FromSeconds(36)));
    }

    [Fact]
    public async Task A_test_reaches_ones_own_devices_at_once_and_five_times_in_ten_minutes()
    {
        var (_, person) = await Someone("/tested");
        host.Clock.Now = new DateTimeOffset(host.Clock.Now.UtcDateTime.Date.AddHours(23), TimeSpan.Zero);
        for (var i = 0; i < 5; i++)
        {
            var tested = (await person.Post("/notification-api/push/test")).Should(200)["results"][0];
            (tested.Str("deviceId"), tested.Str("state"), tested.Str("error")).ShouldBe(("laptop", "active", null));
        }
        (await person.Post("/notification-api/push/test")).Should(429);
        host.Receiver.Decrypt(host.Receiver.Received.Last(r => r.Path == "/tested")).Str("title").ShouldBe("It works");
        Morning();
    }

    [Fact]
    public void No_payload_is_too_long_for_a_push_service()
    {
        foreach (var text in new[] { new string('a', 5000), new string('ş', 5000), string.Concat(Enumerable.Repeat("👩‍🍳", 2000)), new string('"', 5000), new string('\u0001', 5000) })
        {
            System.Text.Encoding.UTF8.GetByteCount(new PushPayload(Guid.CreateVersion7(), "announcement", text, text, "announcement", Guid.CreateVersion7(), "/notifications", 7).Write()).ShouldBeLessThanOrEqualTo(3000);
        }
    }

    private void Morning() => host.Clock.Now = new DateTimeOffset(host.Clock.Now.UtcDateTime.Date.AddDays(1).AddHours(9), TimeSpan.Zero);

    private async Task<(TestCompany Company, Client Person)> Someone(string path)
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        await host.Register(person, path: path);
        return (company, person);
    }

    private async Task Answering(Func<Microsoft.AspNetCore.Http.HttpResponse, int> answers, Func<Task> meanwhile)
    {
        host.Receiver.Answers = answers;
        try
        {
            await meanwhile();
        }
        finally
        {
            host.Receiver.Answers = _ => 201;
        }
    }

    /// <summary>Of the person's one push, and how often it was tried.</summary>
    private async Task<string> State(Client person)
    {
        foreach (var state in new[] { "queued", "sent", "suppressed", "expired", "dead" })
        {
            var tries = await host.Count($"SELECT count(*) FROM notifications.deliveries WHERE push_id IN (SELECT p.id FROM notifications.pushes p JOIN notifications.devices d ON d.id = p.device_id WHERE d.user_id = '{person.UserId}' AND p.state = '{state}')");
            if (tries > 0) return $"{state} {tries}";
        }
        return "none";
    }
}
