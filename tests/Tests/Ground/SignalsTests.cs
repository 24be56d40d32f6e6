using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Ground;

/// <summary>When hosts hear of each other, and when they notice that they no longer would.</summary>
public sealed class SignalsTests(TestHost host) : IClassFixture<TestHost>
{
    private readonly CompanyId company = new(NewId.At(TimeProvider.System));

    [Fact]
    public async Task What_was_rolled_back_is_told_to_nobody_and_what_was_committed_once()
    {
        var heard = new ConcurrentQueue<string>();
        using var listening = host.Services.GetRequiredService<Signals>().On("test.told", heard.Enqueue);
        await In(async (scope, db) =>
        {
            await using (await scope.Begin(CancellationToken.None)) await Tell(db, "rolled back");
            await using (var transaction = await scope.Begin(CancellationToken.None))
            {
                await Tell(db, "committed");
                await Task.Delay(200);
                heard.ShouldNotContain("committed", "Nobody may look before the commit.");
                await transaction.Commit(CancellationToken.None);
            }
            await Tell(db, "by itself");
        });

        for (var wait = 0; heard.Count(h => h is not "") < 2 && wait < 200; wait++) await Task.Delay(20);
        heard.Where(h => h is not "").ShouldBe(["committed", "by itself"]);
    }

    [Fact]
    public async Task A_transaction_that_is_over_does_not_end_the_one_after_it()
    {
        await In(async (scope, db) =>
        {
            var first = await scope.Begin(CancellationToken.None);
            await first.Commit(CancellationToken.None);
            await using (await scope.Begin(CancellationToken.None))
            {
                await first.DisposeAsync();
                db.Publish(new Happened(), company.Value);
                await db.SaveChangesAsync();
            }
        });
        await using var connection = await host.Services.GetRequiredService<Database>().OpenFor(company, CancellationToken.None);
        await using var count = new NpgsqlCommand("SELECT count(*) FROM kernel.outbox", connection);
        (await count.ExecuteScalarAsync()).ShouldBe(0L);
    }

    [Fact]
    public async Task A_server_that_fell_silent_is_noticed_and_listened_to_anew()
    {
        var heard = new ConcurrentQueue<string>();
        using var listening = host.Services.GetRequiredService<Signals>().On("test.silence", heard.Enqueue);
        var frozen = await Listener(0);
        await Signal("STOP", frozen);
        try
        {
            var silent = Stopwatch.StartNew();
            while (!heard.Contains("") && silent.Elapsed < TimeSpan.FromSeconds(25)) await Task.Delay(100);
            heard.ShouldContain("", "Everybody has to look for themselves after an interruption.");

            (await Listener(frozen)).ShouldNotBe(frozen);
            await In((_, db) => Tell(db, "news", "test.silence"));
            for (var wait = 0; !heard.Contains("news") && wait < 200; wait++) await Task.Delay(20);
            heard.ShouldContain("news");
        }
        finally
        {
            await Signal("CONT", frozen);
        }
    }

    private static async Task Tell(NotificationsDb db, string what, string topic = "test.told")
    {
        db.Signal(topic, what);
        await db.SaveChangesAsync();
    }

    private Task In(Func<Scope, NotificationsDb, Task> work) => host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(company, "test"),
        services => work(services.GetRequiredService<Scope>(), services.GetRequiredService<NotificationsDb>()), CancellationToken.None);

    /// <summary>The process of the server that this host listens to.</summary>
    private async Task<int> Listener(int but)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand("SELECT pid FROM pg_stat_activity WHERE application_name = 'workforceos-signals' AND datname = current_database() AND pid <> $1", connection) { Parameters = { new() { Value = but } } };
        for (var wait = 0; ; wait++)
        {
            if (await ask.ExecuteScalarAsync() is int pid) return pid;
            wait.ShouldBeLessThan(200);
            await Task.Delay(50);
        }
    }

    private static async Task Signal(string signal, int process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"])!;
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }

    private sealed record Happened : Kernel.Outbox.IEvent
    {
        public static string Name => "test.happened";
    }
}
