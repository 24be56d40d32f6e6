using WorkforceOS.Kernel;
using WorkforceOS.Schema;

namespace WorkforceOS.Host;

/// <summary>The database this host works on: the configured one, else a private cluster of its own, which stops with the host.</summary>
internal sealed class HostDatabase : IAsyncDisposable
{
    private readonly LocalPostgres? own;

    private HostDatabase(string connectionString, LocalPostgres? own) => (ConnectionString, this.own) = (connectionString, own);

    public string ConnectionString { get; }

    /// <summary>Opens it and brings its schema up to date.</summary>
    /// <exception cref="LocalPostgresException">The private cluster cannot be started.</exception>
    /// <exception cref="MigrationException">The schema cannot be brought up to date.</exception>
    public static async Task<HostDatabase> Open(IConfiguration configuration, ILogger log, CancellationToken cancel)
    {
        var configured = configuration.GetConnectionString("Database");
        var own = string.IsNullOrWhiteSpace(configured) ? await LocalPostgres.Start(DataFolder.Of(configuration), log, cancel) : null;
        var database = new HostDatabase(own?.ConnectionString ?? configured!, own);
        try
        {
            await Migrator.Run(database.ConnectionString, log, cancel);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same beside a host that runs on it, where the schema is its matter.</summary>
    public static async Task<HostDatabase> OpenBeside(IConfiguration configuration, ILogger log, CancellationToken cancel)
    {
        if (!string.IsNullOrWhiteSpace(configuration.GetConnectionString("Database"))) return await Open(configuration, log, cancel);
        return await RunningPostgres.Find(DataFolder.Of(configuration), cancel) is { } running ? new HostDatabase(running, null) : await Open(configuration, log, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (own is not null) await own.DisposeAsync();
    }
}
