using System.Text.Json;
using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Announcements;

/// <summary>The host is killed while it tells many people; what it has told it does not tell again, and what was due is not lost.</summary>
public sealed class KilledWhileSendingTests
{
    private const int People = 1200;
    private const int Kills = 4;

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
            for (var i = 0; i < 3; i++) await company.Owner.Announced(new { title = $"Round {kill}, {i}", body = new string('x', 20_000), sendTime = due });
            while (TimeProvider.System.GetUtcNow() <= due) await Task.Delay(50);
            var sending = Enumerable.Range(0, 3).Select(i => Quietly(company.Owner.Get($"{Announcing.Process}?title={i}"))).Append(Quietly(company.Owner.Announce(new { title = $"At once {kill}", body = "x" }))).ToList();
            // At another moment of it each time.
            await Task.Delay(15 + kill * 40);
            await host.Kill();
            await Task.WhenAll(sending);
            await host.Start();
        }
        (await company.Owner.Get(Announcing.Process)).Should(200);

        var sent = (await company.Owner.Get($"{Announcing.Url}?pageRowCount=500")).Should(200)["announcements"].EnumerateArray().ToDictionary(a => a.Id(), a => a.Str("status"));
        sent.Count.ShouldBeGreaterThanOrEqualTo(3 * Kills);
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
    }

    private static async Task Quietly(Task<Reply> call)
    {
        try
        {
            await call;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
        {
            // The host was killed.
        }
    }
}
