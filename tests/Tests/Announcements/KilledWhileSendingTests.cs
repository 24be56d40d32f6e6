using System.Text.Json;
using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Announcements;

/// <summary>The host is killed while it tells many people; what it has told it does not tell again, and what was due is not lost.</summary>
public sealed class KilledWhileSendingTests
{
    private static readonly int People = Sizes.Of("WORKFORCEOS_TOLD", 1200);
    private static readonly int Kills = Sizes.Of("WORKFORCEOS_KILLS", 4);

    [Fact]
    public async Task Each_person_is_told_each_announcement_once_however_often_the_host_dies()
    {
        var database = await Cluster.NewDatabase();
        await using var host = new HostProcess(new Dictionary<string, string> { ["ConnectionStrings__Database"] = database });
        await host.Start();
        var company = await TestCompany.Found(host.Http);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using (var fill = new NpgsqlCommand($"""
            INSERT INTO identity.users SELECT (jsonb_populate_record(u, jsonb_build_object('id', gen_random_uuid(), 'email', 'p' || n || '@many.test', 'fullname', 'P ' || n, 'role', 'tenantUser'))).*
            FROM identity.users u, generate_series(1, {People}) n WHERE u.email = $1
            """, connection) { Parameters = { new() { Value = company.Owner.Email } } }) (await fill.ExecuteNonQueryAsync()).ShouldBe(People);

        for (var kill = 0; kill < Kills; kill++)
        {
            var due = TimeProvider.System.GetUtcNow().AddSeconds(1);
            await company.Owner.Announced(new { title = $"Round {kill}", body = new string('x', 20_000), sendTime = due });
            while (TimeProvider.System.GetUtcNow() <= due) await Task.Delay(50);
            var sending = new[] { company.Owner.Get(Announcing.Process).UnlessKilled(), company.Owner.Get(Announcing.Process).UnlessKilled() };
            // At another moment of it each time: while it is sent, or while its audience is told.
            await Task.Delay(kill % 2 == 0 ? 15 + kill * 20 : 200 + kill * 60);
            await host.Kill();
            await Task.WhenAll(sending);
            await host.Start();
        }
        (await company.Owner.Get(Announcing.Process)).Should(200);

        var sent = (await company.Owner.Get($"{Announcing.Url}?pageRowCount=500")).Should(200)["announcements"].EnumerateArray().ToDictionary(a => a.Id(), a => a.Str("status"));
        sent.Count.ShouldBe(Kills);
        sent.Values.ShouldAllBe(status => status == "sent");
        var told = new Dictionary<Guid, List<Guid>>();
        await using var events = new NpgsqlCommand("SELECT key, payload->>'users' FROM kernel.outbox WHERE name = 'announcement.sent'", connection);
        await using (var rows = await events.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                if (!told.TryGetValue(rows.GetGuid(0), out var people)) told.Add(rows.GetGuid(0), people = []);
                people.AddRange(JsonSerializer.Deserialize<List<Guid>>(rows.GetString(1))!);
            }
        }
        told.Keys.ShouldBe(sent.Keys, ignoreOrder: true);
        foreach (var people in told.Values) (people.Count, people.Distinct().Count()).ShouldBe((People, People));

        await Delivered(connection);
        await using var inboxes = new NpgsqlCommand("SELECT count(*), count(DISTINCT (user_id, about_id)) FROM notifications.notifications WHERE about_object = 'announcement'", connection);
        await using var inbox = await inboxes.ExecuteReaderAsync();
        await inbox.ReadAsync();
        (inbox.GetInt64(0), inbox.GetInt64(1)).ShouldBe((People * Kills, People * Kills));
    }

    /// <summary>What the dead had in hand is taken up when their lease is over.</summary>
    private static async Task Delivered(NpgsqlConnection connection)
    {
        await using var waiting = new NpgsqlCommand("SELECT count(*) FROM kernel.outbox WHERE name = 'announcement.sent' AND delivered_at IS NULL", connection);
        for (var patience = TimeProvider.System.GetUtcNow().AddMinutes(3); await waiting.ExecuteScalarAsync() is > 0L;)
        {
            TimeProvider.System.GetUtcNow().ShouldBeLessThan(patience);
            await Task.Delay(100);
        }
    }
}
