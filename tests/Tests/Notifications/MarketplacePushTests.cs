using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>Notices of the marketplace on their way to devices and mailboxes, and what people can read of it.</summary>
public sealed class MarketplacePushTests(PushHost host) : IClassFixture<PushHost>
{
    [Fact]
    public async Task A_device_of_its_app_gets_it_with_its_type_ids_and_link_and_no_other_device_does()
    {
        var (market, worker, staff) = await Someone("/staff-app");
        await host.Register(worker, path: "/company-app");
        var shift = Guid.CreateVersion7();
        await Tell(market, Offer(worker, staff, "offer:1") with { Data = new Dictionary<string, Guid> { ["shiftId"] = shift }, DeepLink = $"/shifts/{shift}" });
        await Tell(market, new MarketplaceNotice(MarketplaceNoticeType.ShiftChanged, NoticeAudience.Client, "changed:1", new NoticeRecipient(new(worker.UserId))) { Shift = Shift() });

        var payload = host.Receiver.Decrypt((await Pushes("/staff-app")).ShouldHaveSingleItem());
        (payload.Str("type"), payload.Str("title"), payload.GetProperty("data").Str("shiftId"), payload.Str("deepLink")).ShouldBe(("SHIFT_OFFERED", "A shift for you", shift.ToString(), $"/shifts/{shift}"));
        payload.Str("body")!.ShouldContain("Waiter, Grand Hotel");
        (await Pushes("/company-app")).ShouldBeEmpty();
        (await Read(worker)).ShouldBe(["SHIFT_CHANGED CLIENT EMAIL PROCESSING 0", "SHIFT_CHANGED CLIENT PUSH SUPPRESSED 0", "SHIFT_OFFERED STAFF PUSH SENT 1"]);
        (await host.Count($"SELECT count(*) FROM staffing.notification_deliveries d JOIN staffing.notification_outbox o ON o.id = d.outbox_id WHERE o.user_id = '{worker.UserId}' AND d.status = 'SENT' AND d.token_id IS NOT NULL AND d.provider = 'WEBPUSH'")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_hosts_that_dispatch_and_send_at_once_push_it_once()
    {
        var (market, worker, staff) = await Someone("/two-hosts");
        await using var second = new AnotherPushHost(host);
        await second.InitializeAsync();
        second.Clock.Now = host.Clock.Now;
        await Tell(market, [.. Enumerable.Range(0, 20).Select(i => Offer(worker, staff, $"raced:{i}"))]);
        foreach (var job in new[] { "notifications.dispatchNotices", "notifications.sendPushes" })
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Job(i % 2 == 0 ? host : second, job)));
        }

        host.Receiver.Received.Where(r => r.Path == "/two-hosts").Select(r => host.Receiver.Decrypt(r).Id()).Distinct().Count().ShouldBe(20);
        (await host.Pushes("/two-hosts")).Count.ShouldBe(20);
    }

    [Fact]
    public async Task What_a_service_took_before_a_crash_comes_again_on_the_same_topic_and_what_was_noted_never_does()
    {
        var (market, worker, staff) = await Someone("/crashed");
        await Tell(market, Offer(worker, staff, "crash:1"));
        await host.RunJob("notifications.dispatchNotices");
        // What the service took is not noted, as if the host had died in that moment.
        await Execute("""
            CREATE FUNCTION public.die() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'The host is gone.'; END$$;
            CREATE TRIGGER die BEFORE INSERT ON notifications.deliveries FOR EACH ROW EXECUTE FUNCTION public.die();
            """);
        (await Should.ThrowAsync<PostgresException>(() => host.RunJob("notifications.sendPushes"))).MessageText.ShouldBe("The host is gone.");
        await Execute("DROP TRIGGER die ON notifications.deliveries");
        host.Receiver.Received.Count(r => r.Path == "/crashed").ShouldBe(1);

        host.Clock.Advance(TimeSpan.FromMinutes(2));
        var both = await Pushes("/crashed");
        both.Count.ShouldBe(2);
        both.Select(p => p.Headers["Topic"]).Distinct().Count().ShouldBe(1, "the device shows one");
        both.Select(p => host.Receiver.Decrypt(p).Id()).Distinct().Count().ShouldBe(1);
        host.Clock.Advance(TimeSpan.FromHours(3));
        (await Pushes("/crashed")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task One_that_waits_for_another_attempt_says_so_and_is_given_up_in_the_end()
    {
        var (market, worker, staff) = await Someone("/retried");
        await Answering(503, async () =>
        {
            await Tell(market, Offer(worker, staff, "retried:1"));
            await Pushes("/retried");
            (await Read(worker)).ShouldBe(["SHIFT_OFFERED STAFF PUSH PENDING 1"]);
            for (var i = 0; i < 6; i++)
            {
                host.Clock.Advance(TimeSpan.FromMinutes(75));
                await Pushes("/retried");
            }
        });
        (await Pushes("/retried")).Count.ShouldBe(6);
        (await Read(worker)).ShouldBe(["SHIFT_OFFERED STAFF PUSH FAILED 6"]);
        (await host.Count($"SELECT count(*) FROM staffing.notification_deliveries d JOIN staffing.notification_outbox o ON o.id = d.outbox_id WHERE o.user_id = '{worker.UserId}' AND d.status = 'FAILED_TRANSIENT' AND d.error_code = '503'")).ShouldBe(6);
    }

    [Fact]
    public async Task Where_no_device_is_left_a_mail_goes_if_it_is_worth_one()
    {
        var (market, worker, staff) = await Someone("/unknown-device");
        await host.MailsTo(worker.Email);
        await Answering(410, async () =>
        {
            await Tell(market, Offer(worker, staff, "gone:1"), Assigned(worker, staff, "gone:2"));
            await Pushes("/unknown-device");
        });
        await Pushes("/unknown-device");
        await host.MailsTo(worker.Email);
        await Pushes("/unknown-device");

        (await Read(worker)).ShouldBe(["SHIFT_ASSIGNED STAFF EMAIL SENT 1", "SHIFT_ASSIGNED STAFF PUSH SUPPRESSED 1", "SHIFT_OFFERED STAFF PUSH SUPPRESSED 1"]);
        var mail = (await host.MailsTo(worker.Email))[^1];
        (mail.Subject, mail.Text.Contains("Grand Hotel")).ShouldBe(("You are on a new shift", true));
        (await host.Count($"SELECT count(*) FROM staffing.notification_deliveries d JOIN staffing.notification_outbox o ON o.id = d.outbox_id WHERE o.user_id = '{worker.UserId}' AND d.status = 'INVALID_TOKEN'")).ShouldBe(2);
        (await host.Count($"SELECT count(*) FROM staffing.device_push_tokens WHERE user_id = '{worker.UserId}' AND NOT is_active AND invalidated_reason = 'INVALID'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_comes_too_late_or_is_not_wanted_goes_nowhere_and_what_does_not_hurry_waits_for_the_morning()
    {
        var (market, worker, staff) = await Someone("/late");
        (await worker.Send(HttpMethod.Patch, "/notification-api/preferences", System.Net.Http.Json.JsonContent.Create(new { push = new { marketplaceShiftChanged = false } }))).Should(200);
        await Tell(market, Offer(worker, staff, "late:1") with { ExpiresAt = host.Clock.Now.AddMinutes(5) }, Assigned(worker, staff, "late:2") with { Type = MarketplaceNoticeType.ShiftChanged }, Assigned(worker, staff, "late:3") with { ScheduledAt = host.Clock.Now.AddHours(2) });
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        (await Pushes("/late")).ShouldBeEmpty();
        (await Read(worker)).ShouldBe(["SHIFT_ASSIGNED STAFF PUSH PENDING 0", "SHIFT_CHANGED STAFF PUSH SUPPRESSED 0", "SHIFT_OFFERED STAFF PUSH EXPIRED 0"]);
        host.Clock.Advance(TimeSpan.FromHours(2));
        (await Pushes("/late")).Count.ShouldBe(1);

        host.Clock.Now = new DateTimeOffset(host.Clock.Now.UtcDateTime.Date.AddHours(23), TimeSpan.Zero);
        await Tell(market, Assigned(worker, staff, "night:1"), Offer(worker, staff, "night:2") with { Shift = Shift(4) });
        (await Pushes("/late")).Count.ShouldBe(2, "the shift of the night");
        host.Clock.Advance(TimeSpan.FromHours(7.1));
        (await Pushes("/late")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Who_has_no_account_is_invited_by_mail_in_fixed_words_once_and_their_address_is_forgotten()
    {
        var market = await Marketplace.Open(host);
        var address = $"manager-{Guid.NewGuid():N}@example.test";
        foreach (var key in new[] { "invited:1", "invited:1", "invited:2" })
        {
            await Tell(market, new MarketplaceNotice(MarketplaceNoticeType.ManagerInvited, NoticeAudience.Client, key, NoticeRecipient.Invited(address, Guid.CreateVersion7())) { Channel = NoticeChannel.Email });
            await host.RunJob("notifications.dispatchNotices");
        }
        (await host.MailsTo(address)).ShouldHaveSingleItem().Text.ShouldContain("you were invited to manage shifts on WorkforceOS.");
        await host.RunJob("notifications.dispatchNotices");
        (await host.Count($"SELECT count(*) FROM notifications.notices WHERE type = 'managerInvited' AND company_id = '{market.CompanyId().Value}' AND address IS NULL AND state IN ('sent', 'suppressed')")).ShouldBe(2);
    }

    [Fact]
    public async Task The_views_show_a_company_its_own_and_no_token()
    {
        var (market, worker, staff) = await Someone("/marked-endpoint");
        (await worker.Do("POST", "/staff/devices/push-tokens", new { provider = "LOG", platform = "IOS", pushToken = "marked-log-token", deviceId = "logged" })).Should(200);
        await Tell(market, Offer(worker, staff, "views:1"));
        await Pushes("/marked-endpoint");

        foreach (var view in new[] { "device_push_tokens", "notification_outbox", "notification_deliveries" })
        {
            (await AsCompany(market.CompanyId(), $"SELECT count(*) FROM staffing.{view}")).ShouldBeGreaterThan(0, view);
            (await AsCompany(new(Guid.CreateVersion7()), $"SELECT count(*) FROM staffing.{view}")).ShouldBe(0, view);
        }
        foreach (var table in new[] { "staffing.device_push_tokens", "staffing.notification_outbox", "staffing.notification_deliveries", "notifications.devices", "notifications.pushes", "notifications.notices", "kernel.changes", "kernel.outbox", "kernel.idempotency_keys" })
        {
            (await host.Count($"SELECT count(*) FROM {table} t WHERE t::text LIKE '%marked-%' OR t::text LIKE '%{Convert.ToHexStringLower("marked-"u8)}%'")).ShouldBe(0, table);
        }
    }

    private async Task<(Marketplace Market, Client Worker, Guid Staff)> Someone(string path)
    {
        // Whatever the tests before did to the clock: nobody is asleep.
        Morning();
        var market = await Marketplace.Open(host);
        var (worker, staff) = await market.Worker();
        (await worker.Do("POST", "/staff/devices/push-tokens", new { provider = "WEBPUSH", platform = "WEB", pushToken = System.Text.Json.JsonSerializer.Serialize(host.Receiver.Subscription(path)), deviceId = "laptop" })).Should(200);
        return (market, worker, staff);
    }

    private NoticeShift Shift(int hours = 40) => new("Waiter", "Grand Hotel", host.Clock.Now.AddHours(hours), host.Clock.Now.AddHours(hours + 8), DateTimeZone.Utc);

    private MarketplaceNotice Offer(Client worker, Guid staff, string key) => new(MarketplaceNoticeType.ShiftOffered, NoticeAudience.Staff, key, NoticeRecipient.Worker(new(worker.UserId), staff)) { Shift = Shift() };

    private MarketplaceNotice Assigned(Client worker, Guid staff, string key) => new(MarketplaceNoticeType.ShiftAssigned, NoticeAudience.Staff, key, NoticeRecipient.Worker(new(worker.UserId), staff)) { Shift = Shift() };

    private Task Tell(Marketplace market, params MarketplaceNotice[] notices) => host.Tell(market.CompanyId(), notices);

    private async Task<IReadOnlyList<ReceivedPush>> Pushes(string path)
    {
        await host.RunJob("notifications.dispatchNotices");
        var pushes = await host.Pushes(path);
        await host.RunJob("notifications.dispatchNotices");
        return pushes;
    }

    private void Morning() => host.Clock.Now = new DateTimeOffset(host.Clock.Now.UtcDateTime.Date.AddDays(1).AddHours(9), TimeSpan.Zero);

    private async Task Answering(int status, Func<Task> meanwhile)
    {
        host.Receiver.Answers = _ => status;
        try
        {
            await meanwhile();
        }
        finally
        {
            host.Receiver.Answers = _ => 201;
        }
    }

    /// <summary>What the view says of somebody's.</summary>
    private async Task<List<string>> Read(Client person)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand("SELECT concat_ws(' ', type, audience, channel, status, attempts) FROM staffing.notification_outbox WHERE user_id = $1 ORDER BY 1");
        command.Parameters.AddWithValue(person.UserId);
        var rows = new List<string>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync()) rows.Add(row.GetString(0));
        return rows;
    }

    private async Task Execute(string sql)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> AsCompany(CompanyId company, string sql)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"SET LOCAL ROLE workforceos_app; SELECT set_config('app.company_id', '{company.Value}', true)", connection);
        await command.ExecuteNonQueryAsync();
        await using var count = new NpgsqlCommand(sql, connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }

    /// <summary>Past the lease of the job, as if each host believed that it was its turn.</summary>
    private static Task Job(TestHost on, string name) => on.Services.GetRequiredService<WorkforceOS.Kernel.Data.Scopes>().Run(Caller.System("test"), services =>
        ((WorkforceOS.Kernel.Jobs.IJob)(name is "notifications.sendPushes"
            ? ActivatorUtilities.CreateInstance<WorkforceOS.Notifications.Pushing.SendPushes>(services)
            : ActivatorUtilities.CreateInstance<WorkforceOS.Notifications.Marketplace.DispatchNotices>(services))).Run(services, CancellationToken.None), CancellationToken.None);

    /// <summary>Another host on the same database, whose pushes reach the same receiver.</summary>
    private sealed class AnotherPushHost(PushHost first) : TestHost
    {
        protected override Dictionary<string, string?> Settings => new(SecondHost.SharedSecret) { ["Push:AllowedHosts:0"] = PushReceiver.Host };

        protected override Task<string> Database() => Task.FromResult(first.ConnectionString);

        protected override void Add(IServiceCollection services) => services.AddSingleton(first.Receiver.Network(_ => [System.Net.IPAddress.Loopback]));
    }
}
