using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Host;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Ground;

/// <summary>A host that nobody asks anything leaves the database and the files alone.</summary>
public sealed class IdleHostTests
{
    /// <summary>The period of what comes every half a minute, so that it does not matter where in it the watching begins.</summary>
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(30);

    private const double Most = 3;

    [Fact]
    public async Task An_idle_host_commits_less_than_three_times_a_second()
    {
        await using var host = new WorkingHost();
        await host.InitializeAsync();
        await TestCompany.Found(host);
        // What the start itself gave to do is done.
        await Task.Delay(TimeSpan.FromSeconds(10));

        // PostgreSQL counts what a session committed up to ten seconds later, and on a slow machine a start is longer: watched again, it
        // is over. A host that asks again and again does so each time.
        var perSecond = double.MaxValue;
        for (var i = 0; i < 3 && perSecond >= Most; i++)
        {
            var before = await Commits(host);
            await Task.Delay(Watched);
            perSecond = (await Commits(host) - before) / Watched.TotalSeconds;
        }
        perSecond.ShouldBeLessThan(Most);
    }

    [Fact]
    public async Task A_host_watches_no_folder_for_changed_settings()
    {
        await using var host = new TestHost();
        await host.InitializeAsync();
        await using var other = WorkforceHost.Builder([]).Build();

        IConfiguration[] both = [host.Services.GetRequiredService<IConfiguration>(), other.Configuration];
        var files = both.SelectMany(c => ((IConfigurationRoot)c).Providers).OfType<FileConfigurationProvider>().ToList();
        files.ShouldNotBeEmpty();
        files.ShouldAllBe(f => !f.Source.ReloadOnChange);
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
