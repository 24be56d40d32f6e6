using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace WorkforceOS.Tests.Kit;

/// <summary>What is asked of one database while it listens: one entry for each command, which is one round trip whatever number of statements it carries. BEGIN and COMMIT are none, nor is what other hosts are told, which goes out by itself after the answer.</summary>
internal sealed class StatementCounter : IDisposable
{
    private readonly ConcurrentQueue<string> commands = new();
    private readonly ActivityListener listener;

    public StatementCounter(string connectionString)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = command =>
            {
                // A connection that is opened asks nothing.
                if (command.GetTagItem("db.query.text") is string asked && command.GetTagItem("db.namespace") as string == database && !asked.Contains("pg_notify", StringComparison.Ordinal)) commands.Enqueue(asked);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Counts from when the host knows the session and the company of who asks: it remembers them for seconds only, and a slow machine makes more of these.</summary>
    public static async Task<StatementCounter> Of(Client who, string connectionString)
    {
        (await who.Get("/auth-api/currentuser")).Should(200);
        return new StatementCounter(connectionString);
    }

    public IReadOnlyCollection<string> Commands => commands;

    public void Dispose() => listener.Dispose();
}
