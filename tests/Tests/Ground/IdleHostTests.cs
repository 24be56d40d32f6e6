using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Ground;

/// <summary>A host that nobody asks anything leaves the database alone.</summary>
public sealed class IdleHostTests
{
    /// <summary>The period of what comes every half a minute, so that it does not matter where in it the watching begins.</summary>
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task An_idle_host_commits_less_than_four_times_a_second()
    {
        await using var host = new WorkingHost();
        await host.InitializeAsync();
        await TestCompany.Found(host);
        // What the start itself gave to do is done.
        await Task.Delay(TimeSpan.FromSeconds(10));

        var before = await Commits(host);
        await Task.Delay(Watched);
        ((await Commits(host) - before) / Watched.TotalSeconds).ShouldBeLessThan(4);
    }

    /// <summary>Asked from another database, so that the asking is not counted.</summary>
    private static async Task<long> Commits(TestHost host)
    {
        var connection = new NpgsqlConnectionStringBuilder(host.ConnectionString);
        var database = connection.Database!;
        connection.Database = "postgres";
        await using var asking = new NpgsqlConnection(connection.ConnectionString);
        await asking.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT xact_commit FROM pg_stat_database WHERE datname = $1", asking) { Parameters = { new() { Value = database } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private sealed class WorkingHost : TestHost
    {
        protected override Dictionary<string, string?> Settings => new() { ["Worker:Enabled"] = "true" };

        protected override void Add(IServiceCollection services) => services.AddSingleton(TimeProvider.System);
    }
}
