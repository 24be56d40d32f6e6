using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Ground;

/// <summary>What becomes of a session whose host stands still or is out of reach, and of those that only take long.</summary>
public sealed class AbandonedSessionTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longer = Silence + TimeSpan.FromSeconds(3);

    private Database Database => host.Services.GetRequiredService<Database>();

    [Fact]
    public async Task Who_hangs_in_a_transaction_loses_its_locks_in_seconds_and_who_works_or_listens_for_longer_is_left_alone()
    {
        var listens = await ListeningSession();
        await Task.WhenAll(LosesItsLocks(), WorksForLong(), AsksNowAndThen(), HasAPatientTurn(), IsIdleInThePool());

        (await ListeningSession()).ShouldBe(listens);
        var heard = new ConcurrentQueue<string>();
        using var listening = host.Services.GetRequiredService<Signals>().On("test.still", heard.Enqueue);
        host.Services.GetRequiredService<Signals>().Send("test.still", "there");
        for (var wait = 0; heard.IsEmpty && wait < 200; wait++) await Task.Delay(20);
        heard.ShouldBe(["there"]);
    }

    [Fact]
    public async Task A_pooler_s_sessions_are_held_to_the_same()
    {
        await using var pooler = await PgBouncer.Start(host.ConnectionString, sessions: 2);
        var logins = Schema.WorkLogins.Of(host.ConnectionString);
        foreach (var login in new[] { logins.AsApp(pooler.ConnectionString), logins.AsSystem(pooler.ConnectionString) })
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(login) { Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            (await Scalar<string>(connection, WorkLoginTests.Limits)).ShouldBe(WorkLoginTests.Expected);
        }
    }

    private async Task LosesItsLocks()
    {
        await using var hangs = await Database.OpenFor(CompanyId.Root, CancellationToken.None);
        await using var transaction = await hangs.BeginTransactionAsync();
        await Execute(hangs, "SELECT pg_advisory_xact_lock(1); SELECT 1 FROM identity.companies WHERE codename = 'root' FOR UPDATE");

        await using var waits = await Owner();
        var waited = Stopwatch.StartNew();
        await Execute(waits, "SELECT 1 FROM identity.companies WHERE codename = 'root' FOR UPDATE; SELECT pg_advisory_lock(1)");
        waited.Elapsed.ShouldBeInRange(Silence - TimeSpan.FromSeconds(2), Silence + TimeSpan.FromSeconds(15));

        // A host that only stood still hears of it, and takes it for no bug.
        var told = await Should.ThrowAsync<NpgsqlException>(() => Execute(hangs, "SELECT 1"));
        DatabaseFailures.IsUnreachable(told).ShouldBeTrue(told.ToString());
    }

    private async Task WorksForLong()
    {
        await using var connection = await Database.OpenFor(CompanyId.Root, CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        await Execute(connection, $"SET LOCAL statement_timeout = 0; SELECT pg_sleep({Longer.TotalSeconds})");
        await transaction.CommitAsync();
    }

    private async Task AsksNowAndThen()
    {
        await using var connection = await Database.OpenFor(CompanyId.Root, CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        for (var began = Stopwatch.StartNew(); began.Elapsed < Longer; await Task.Delay(TimeSpan.FromSeconds(3))) await Execute(connection, "SELECT 1");
        await transaction.CommitAsync();
    }

    private Task HasAPatientTurn() => host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(CompanyId.Root, "test"), async services =>
    {
        await using var turn = await services.GetRequiredService<Scope>().Begin(CancellationToken.None);
        await turn.TakeTurn("test", Guid.Empty, CancellationToken.None, patience: TimeSpan.FromMinutes(1));
        await Task.Delay(Longer);
        await turn.Commit(CancellationToken.None);
    }, CancellationToken.None);

    private async Task IsIdleInThePool()
    {
        await using var connection = await Database.OpenAcrossCompanies(CancellationToken.None);
        await Execute(connection, "SELECT 1");
        await Task.Delay(Longer);
        await Execute(connection, "SELECT 1");
    }

    private async Task<int> ListeningSession()
    {
        await using var look = await Owner();
        return await Scalar<int>(look, "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'workforceos-signals'");
    }

    private async Task<NpgsqlConnection> Owner()
    {
        var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<T> Scalar<T>(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
