using Npgsql;
using WorkforceOS.Host;
using WorkforceOS.Schema;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestPipelineStartup(typeof(WorkforceOS.Tests.Kit.ClusterLifetime))]

namespace WorkforceOS.Tests.Kit;

/// <summary>One PostgreSQL per test run, started by the first who asks and gone with the process.</summary>
internal static class Cluster
{
    private const string Template = "migrated";
    private const string FolderPrefix = "workforceos-cluster-";
    private static readonly Lazy<Task<LocalPostgres>> Running = new(() => Task.Run(Start));
    private static readonly Lazy<Task> TemplateMade = new(() => Task.Run(MakeTemplate));
    private static readonly SemaphoreSlim OneCopyAtATime = new(1);
    private static string folder = "";
    private static int databases;

    /// <summary>A database of one's own with the current schema; answers the owner's connection string.</summary>
    public static async Task<string> NewDatabase()
    {
        await TemplateMade.Value;
        return await Create(Template);
    }

    /// <summary>The same without any schema.</summary>
    public static Task<string> EmptyDatabase() => Create("template0");

    /// <summary>Called once, after the last test.</summary>
    public static async Task Remove()
    {
        if (!Running.IsValueCreated) return;
        await (await Running.Value).DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> Create(string template)
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        // Copies of one template wait for each other in PostgreSQL anyway, and give up after five seconds.
        await OneCopyAtATime.WaitAsync();
        try
        {
            await Execute($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy");
        }
        finally
        {
            OneCopyAtATime.Release();
        }
        return await ConnectionTo(name);
    }

    private static async Task MakeTemplate()
    {
        await Execute($"CREATE DATABASE {Template}");
        await Migrator.Run(await ConnectionTo(Template), log: null, CancellationToken.None);
    }

    /// <summary>As the owner, to no test's database.</summary>
    public static async Task<NpgsqlConnection> Connect()
    {
        var connection = new NpgsqlConnection((await Running.Value).ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Execute(string sql)
    {
        await using var connection = await Connect();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder((await Running.Value).ConnectionString) { Database = database, MaxPoolSize = 50, ConnectionIdleLifetime = 5, ConnectionPruningInterval = 1, IncludeErrorDetail = true }.ConnectionString;

    private static async Task<LocalPostgres> Start()
    {
        await ClearAbandoned();
        folder = Directory.CreateTempSubdirectory(FolderPrefix).FullName;
        return await LocalPostgres.Start(folder, log: null, durable: false, CancellationToken.None);
    }

    /// <summary>A test run that was killed could not stop its server; nobody else would.</summary>
    private static async Task ClearAbandoned()
    {
        var justNow = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1);
        foreach (var abandoned in Directory.EnumerateDirectories(Path.GetTempPath(), FolderPrefix + "*"))
        {
            if (Directory.GetCreationTimeUtc(abandoned) > justNow) continue;
            try
            {
                await using (await LocalPostgres.Start(abandoned, log: null, durable: false, CancellationToken.None)) { }
                Directory.Delete(abandoned, recursive: true);
            }
            catch (LocalPostgresException)
            {
                // In use by another test run.
            }
        }
    }
}

/// <summary>Ends the cluster with the run.</summary>
public sealed class ClusterLifetime : ITestPipelineStartup
{
    public ValueTask StartAsync(IMessageSink diagnosticMessageSink) => ValueTask.CompletedTask;

    public async ValueTask StopAsync() => await Cluster.Remove();
}
