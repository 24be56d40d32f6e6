using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
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
        var options = configuration.Options<DatabaseOptions>(DatabaseOptions.Section);
        var own = string.IsNullOrWhiteSpace(configured) ? await LocalPostgres.Start(DataFolder.Of(configuration), log, cancel) : null;
        var database = new HostDatabase(own?.ConnectionString ?? configured!, own);
        try
        {
            await Migrator.Run(own is null ? Direct(configuration) ?? configured! : own.ConnectionString, log, cancel, options.WorkPassword);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same database for everyday work: as the logins that may do that and no more.</summary>
    /// <param name="ownerConnectionString">Where the work goes; past a pooler there is <c>ConnectionStrings:Direct</c>.</param>
    public static Database ForWork(string ownerConnectionString, IConfiguration configuration)
    {
        var options = configuration.Options<DatabaseOptions>(DatabaseOptions.Section);
        var direct = Direct(configuration);
        var logins = WorkLogins.Of(direct ?? ownerConnectionString, options.WorkPassword);
        return new Database(logins.AsApp(ownerConnectionString), logins.AsSystem(ownerConnectionString), direct is null ? null : logins.AsSystem(direct), options.Pooler);
    }

    private static string? Direct(IConfiguration configuration) => configuration.GetConnectionString("Direct") is { Length: > 0 } direct ? direct : null;

    public async ValueTask DisposeAsync()
    {
        if (own is not null) await own.DisposeAsync();
    }
}

/// <summary>How hosts get to the database. Section <c>Database</c>; the connection strings are <c>ConnectionStrings:Database</c> and <c>ConnectionStrings:Direct</c>.</summary>
internal sealed record DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>Of the two logins that hosts work as, the same on every host; made of the owner's password where it is not given.</summary>
    [System.ComponentModel.DataAnnotations.MinLength(16, ErrorMessage = "At least 16 characters.")]
    public string? WorkPassword { get; init; }

    public Pooler Pooler { get; init; }
}
