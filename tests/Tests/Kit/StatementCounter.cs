using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace WorkforceOS.Tests.Kit;

/// <summary>What is asked of one database while it listens: one entry for each command, which is one round trip whatever number of statements it carries. BEGIN and COMMIT are none.</summary>
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
                if (command.GetTagItem("db.namespace") as string == database) commands.Enqueue((string)command.GetTagItem("db.query.text")!);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public IReadOnlyCollection<string> Commands => commands;

    public void Dispose() => listener.Dispose();
}
