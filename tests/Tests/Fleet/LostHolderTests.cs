using System.Diagnostics;
using System.Net.Http.Json;
using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Fleet;

/// <summary>
/// A host holds three idempotency keys: of one it does the work, of one it is about to keep the answer, one it commits. Then nobody hears
/// of it any more. Whoever repeats the requests at another host is answered within a bounded time, and everything is done once.
/// </summary>
public sealed class LostHolderTests : IAsyncLifetime
{
    private const long Gate = 4711;

    /// <summary>A key is taken over 20 seconds after it was taken, or when the server gives up the session that has its row, after 30; the rest is for the work itself, on a busy machine.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(45);

    /// <summary>Names of the keys, and of the departments that are made under them.</summary>
    private static readonly string[] Keys = ["work", "keep", "commit"];

    private string database = "";
    private WeakLine line = null!;
    private HostProcess holder = null!;
    private HostProcess other = null!;
    private NpgsqlConnection gate = null!;
    private Client owner = null!;

    public async ValueTask InitializeAsync()
    {
        database = await Cluster.NewDatabase();
        line = WeakLine.To(new NpgsqlConnectionStringBuilder(database).Port);
        holder = Host(new NpgsqlConnectionStringBuilder(database) { Port = line.Port }.ConnectionString);
        other = Host(database);
        await other.Start();
        await holder.Start();
        owner = (await TestCompany.Found(other.Http)).Owner;

        gate = new NpgsqlConnection(database);
        await gate.OpenAsync();
        // Each request stands still at another point, until the gate is opened, whatever time the machine takes.
        await Execute($"""
            CREATE FUNCTION public.stand_still() RETURNS trigger LANGUAGE plpgsql SET lock_timeout = 0 AS 'BEGIN PERFORM pg_advisory_xact_lock_shared({Gate}); RETURN NEW; END';
            CREATE TRIGGER at_work BEFORE INSERT ON identity.user_groups FOR EACH ROW WHEN (NEW.group_name = 'work') EXECUTE FUNCTION public.stand_still();
            CREATE TRIGGER at_keep AFTER UPDATE ON kernel.idempotency_keys FOR EACH ROW WHEN (NEW.key = 'keep' AND NEW.status IS NOT NULL) EXECUTE FUNCTION public.stand_still();
            CREATE CONSTRAINT TRIGGER at_commit AFTER UPDATE ON kernel.idempotency_keys DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.key = 'commit' AND NEW.status IS NOT NULL) EXECUTE FUNCTION public.stand_still();
            SELECT pg_advisory_lock({Gate});
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await gate.DisposeAsync();
        await other.DisposeAsync();
        await holder.DisposeAsync();
        await line.DisposeAsync();
    }

    [Fact]
    public async Task The_network_between_a_host_and_its_database_falls_silent()
    {
        var lost = await StandStill();
        line.GoSilent();
        var answers = await AreAnsweredElsewhere();

        line.Mend();
        foreach (var reply in await Task.WhenAll(lost)) (reply?.Status is null or 201 or 409 or 503).ShouldBeTrue(reply?.Text);
        // Nor does the host itself believe that it still works on them.
        (await Task.WhenAll(Keys.Select(key => Insist(holder, key)))).ShouldBe(answers);
        await EverythingIsThereOnce();
    }

    [Fact]
    public async Task The_host_is_killed()
    {
        var lost = await StandStill();
        await holder.Kill();
        await AreAnsweredElsewhere();
        (await Task.WhenAll(lost)).ShouldAllBe(reply => reply == null);
    }

    private async Task<Task<Reply?>[]> StandStill()
    {
        Task<Reply?>[] asked = [.. Keys.Select(key => Make(holder, key))];
        for (var waited = Stopwatch.StartNew(); await Scalar("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = $1 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())", Gate) < Keys.Length; await Task.Delay(50))
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), "They do not get that far.");
        return asked;
    }

    /// <returns>What was made, in the order of the keys.</returns>
    private async Task<Guid[]> AreAnsweredElsewhere()
    {
        var waited = Stopwatch.StartNew();
        await Execute($"SELECT pg_advisory_unlock({Gate})");
        var made = await Task.WhenAll(Keys.Select(key => Insist(other, key)));
        waited.Elapsed.ShouldBeLessThan(Bound);
        (await Scalar("SELECT count(*) FROM identity.user_groups WHERE id = ANY($1)", made)).ShouldBe(Keys.Length, "What was answered is not there.");
        await EverythingIsThereOnce();
        (await Task.WhenAll(Keys.Select(key => Insist(other, key)))).ShouldBe(made);
        return made;
    }

    private async Task EverythingIsThereOnce()
    {
        (await Scalar("SELECT count(*) FROM identity.user_groups")).ShouldBe(Keys.Length);
        (await Scalar("SELECT count(*) FROM kernel.changes WHERE event LIKE '%usergroup-created'")).ShouldBe(Keys.Length);
    }

    /// <summary>As a client does: again while the request is still worked on, nobody answers, or a connection in the host's pool turns out to be broken.</summary>
    private async Task<Guid> Insist(HostProcess host, string key)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            var reply = await Make(host, key);
            if (reply is not (null or { Status: 503 } or { Status: 409, ErrCode: "IdempotencyKeyInUse" })) return reply.Should(201)["userGroup"].Id();
            waited.Elapsed.ShouldBeLessThan(Bound, $"The key {key} is stuck: {reply?.Text}");
        }
    }

    /// <returns>Null where nobody answered.</returns>
    private async Task<Reply?> Make(HostProcess host, string key)
    {
        try
        {
            return await owner.Over(host.Http).Send(HttpMethod.Post, "/auth-api/v1/usergroups", JsonContent.Create(new { groupName = key }), ("Idempotency-Key", key));
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private static HostProcess Host(string database) => new(new Dictionary<string, string>
    {
        ["ConnectionStrings__Database"] = database,
        ["Identity__KeyEncryptionSecret"] = "the secret of all hosts of this test",
    });

    private async Task Execute(string sql)
    {
        await using var command = new NpgsqlCommand(sql, gate);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> Scalar(string sql, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, gate);
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
