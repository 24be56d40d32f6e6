using Npgsql;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Notifications;

namespace WorkforceOS.Tests.Staffing;

/// <summary>
/// The host is killed while workers apply, accept and clock in; whoever got no answer asks again under the same key. What it has said yes to is
/// there, once; who is to hear of it hears it, and what the push service took and the host has noted is not given to it again.
/// </summary>
public sealed class KilledUnderLoadTests
{
    private static readonly int Kills = Sizes.Of("WORKFORCEOS_STAFFING_KILLS", 3);
    private const int ClockInsOfRound = 4;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_happens_twice_however_often_the_host_dies_under_load()
    {
        var database = await Cluster.NewDatabase();
        var load = await MarketplaceLoad.Prepare(database, Kills, ClockInsOfRound);
        await using var firebase = new FcmTests.Firebase();
        await firebase.Start();
        await using var host = new HostProcess(new Dictionary<string, string>
        {
            ["ConnectionStrings__Database"] = database, ["Push__Fcm__ServiceAccount"] = firebase.Account, ["Push__Fcm__BaseUrl"] = firebase.Url,
            ["Identity__KeyEncryptionSecret"] = SecondHost.SharedSecret["Identity:KeyEncryptionSecret"]!,
        });
        await host.Start();
        load.Ask(host.Http);
        (await load.Owner.Do("POST", "/client/devices/push-tokens", new { provider = "FCM", platform = "IOS", pushToken = "owner", deviceId = "phone" })).Should(200);

        await using var source = NpgsqlDataSource.Create(database);
        var (cutOff, mayComeAgain) = (0, new HashSet<string>());
        for (var round = 0; round < Kills; round++)
        {
            using var stop = new CancellationTokenSource();
            var asking = load.Round(round, stop.Token);
            var enough = load.Answered + Random.Shared.Next(5, MarketplaceLoad.StepsOfRound / 2);
            for (var waits = 0; load.Answered < enough && !asking.IsCompleted && waits < 4000; waits++) await Task.Delay(5);
            await host.Kill();
            await stop.CancelAsync();
            await asking;
            cutOff += load.Unanswered;
            mayComeAgain.UnionWith(await Texts(source, "SELECT notice_id::text FROM notifications.pushes WHERE state = 'queued' AND attempts > 0"));
            await LetLeasesEnd(source);
            await host.Start();
        }
        // Asked again by whoever has no answer yet.
        await load.Finish();
        cutOff.ShouldBeGreaterThan(0, "No kill hit the load, so nothing was proved.");
        load.Accepted.Count.ShouldBeGreaterThan(Kills * 2);
        await Settled(source);

        await load.ShouldBeAnsweredTheSameAgain();
        await ShouldBeThereOnce(source, load);
        await ShouldBeHeard(source, load, firebase, mayComeAgain);
    }

    private static async Task ShouldBeThereOnce(NpgsqlDataSource source, MarketplaceLoad load)
    {
        (await Texts(source, "SELECT id::text FROM staffing.assignments WHERE application_id IS NOT NULL AND status = 'accepted'")).ShouldBe(load.Accepted, ignoreOrder: true);
        (await Texts(source, "SELECT id::text FROM staffing.applications")).ShouldBe(load.Applied, ignoreOrder: true);
        (await Texts(source, "SELECT id::text FROM staffing.sessions")).ShouldBe(load.ClockedIn, ignoreOrder: true);
        (await Texts(source, "SELECT session_id::text FROM staffing.attendance_events")).ShouldBe(load.ClockedIn, ignoreOrder: true);
        (await Texts(source, "SELECT session_id::text FROM staffing.timesheets")).ShouldBe(load.ClockedIn, ignoreOrder: true);
        (await Texts(source, "SELECT staff_id::text FROM staffing.assignments GROUP BY staff_id, shift_role_id HAVING count(*) > 1")).ShouldBeEmpty();
        (await Texts(source, "SELECT id::text FROM staffing.shift_roles r WHERE assigned_count <> (SELECT count(*) FROM staffing.assignments a WHERE a.shift_role_id = r.id)")).ShouldBeEmpty();
        // The time of those who were put on their shifts beforehand is not held: nobody asked for it.
        (await Texts(source, "SELECT held_for::text FROM scheduling.bookings WHERE held_for IS NOT NULL")).ShouldBe(load.Accepted, ignoreOrder: true);
    }

    private static async Task ShouldBeHeard(NpgsqlDataSource source, MarketplaceLoad load, FcmTests.Firebase firebase, HashSet<string> mayComeAgain)
    {
        (await Texts(source, "SELECT DISTINCT split_part(dedupe_key, ':', 2) FROM notifications.notices WHERE dedupe_key LIKE 'accepted:%'")).ShouldBe(load.Accepted, ignoreOrder: true);
        (await Texts(source, "SELECT DISTINCT split_part(dedupe_key, ':', 2) FROM notifications.notices WHERE dedupe_key LIKE 'override:%'")).ShouldBe(load.Overridden, ignoreOrder: true);
        (await Texts(source, "SELECT dedupe_key || ' ' || state FROM notifications.notices WHERE audience = 'client' AND state <> 'sent'")).ShouldBeEmpty();

        var received = firebase.Sent("owner").Select(m => m.GetProperty("data").Str("id")!).ToList();
        received.Distinct().ShouldBe(await Texts(source, "SELECT id::text FROM notifications.notices WHERE audience = 'client'"), ignoreOrder: true);
        received.GroupBy(id => id).Where(g => g.Count() > 1).Select(g => g.Key).Except(mayComeAgain).ShouldBeEmpty("They were noted as taken, and were sent again.");
    }

    /// <summary>The dead give nothing back: what they had in hand is free when their time is up, which is not waited for here.</summary>
    private static async Task LetLeasesEnd(NpgsqlDataSource source)
    {
        await using var end = source.CreateCommand("""
            UPDATE kernel.jobs SET leased_until = now() - interval '1 second' WHERE leased_until IS NOT NULL;
            UPDATE kernel.idempotency_keys SET started_at = started_at - interval '61 seconds' WHERE status IS NULL;
            UPDATE kernel.outbox SET next_try_at = now() WHERE delivered_at IS NULL AND dead_at IS NULL;
            UPDATE notifications.pushes SET next_try_at = now() WHERE state = 'queued';
            """);
        await end.ExecuteNonQueryAsync();
    }

    private static async Task Settled(NpgsqlDataSource source)
    {
        const string Open = "SELECT 'event ' || name FROM kernel.outbox WHERE delivered_at IS NULL AND dead_at IS NULL UNION ALL SELECT 'notice ' || dedupe_key FROM notifications.notices WHERE state IN ('pending', 'processing')";
        for (var until = TimeProvider.System.GetUtcNow().AddSeconds(90); await Texts(source, Open) is { Count: > 0 } open; await Task.Delay(100))
        {
            TimeProvider.System.GetUtcNow().ShouldBeLessThan(until, $"There are still {string.Join(", ", open.Take(5))}");
        }
    }

    private static async Task<List<string>> Texts(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        var texts = new List<string>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync()) texts.Add(row.GetString(0));
        return texts;
    }
}
