using Npgsql;

namespace WorkforceOS.Kernel.Data;

/// <summary>Whether a connection pooler that gives each transaction another server session stands between host and server.</summary>
public enum Pooler
{
    /// <summary>Found out at the first connection.</summary>
    Auto,

    None,

    Transaction,
}

/// <summary>The one database. Every connection is opened for a company, or for a named piece of work across companies; there is no third way in.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>What a request looks up across companies waits for none of the connections that requests hold while they wait for each other.</summary>
    private const int ConnectionsAcross = 20;

    private const string SetUp = "SELECT set_config('role', 'workforceos_app', $2), set_config('app.company_id', $1, $2)";
    private static readonly TimeSpan LongestStatement = TimeSpan.FromSeconds(35);
    private readonly SemaphoreSlim preparing = new(1);
    private readonly string app;
    private readonly string system;
    private readonly string? direct;
    private readonly Pooler pooler;
    private Sources? sources;

    /// <param name="app">As the login that may become the role of one company, and is nothing before.</param>
    /// <param name="system">As the login that sees all companies.</param>
    /// <param name="direct">The same past a pooler, where there is one.</param>
    public Database(string app, string system, string? direct = null, Pooler pooler = Pooler.Auto) =>
        (this.app, this.system, this.direct, this.pooler) = (app, system, direct, pooler);

    /// <summary>Opens a connection that sees every company's rows: for sign-in, the outbox, jobs.</summary>
    public async Task<NpgsqlConnection> OpenAcrossCompanies(CancellationToken cancel) => await (await Prepared(cancel)).Across.OpenConnectionAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        if (sources is not null) await sources.DisposeAsync();
    }

    /// <summary>A connection that still is nobody's: before its first statement comes <see cref="SetUpFor"/>.</summary>
    internal async Task<(NpgsqlConnection Connection, bool IsPooled)> OpenForApp(CancellationToken cancel)
    {
        var prepared = await Prepared(cancel);
        return (await prepared.App.OpenConnectionAsync(cancel), prepared.IsPooled);
    }

    /// <summary>True where settings last for a transaction only.</summary>
    internal async ValueTask<bool> IsPooled(CancellationToken cancel) => (await Prepared(cancel)).IsPooled;

    /// <summary>A connection to the server itself, in no pool, that is told soon when nobody is there: to listen on.</summary>
    internal async Task<NpgsqlConnection> OpenToListen(CancellationToken cancel)
    {
        await Prepared(cancel);
        var settings = new NpgsqlConnectionStringBuilder(direct ?? system)
        {
            Pooling = false, ApplicationName = "workforceos-signals", Timeout = 4, CommandTimeout = 4, CancellationTimeout = 1000, TcpKeepAlive = true,
        };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>What makes a connection a company's. Parameters, not literals: so that it is prepared once for all companies.</summary>
    /// <param name="forTransaction">Until the end of the transaction, not of the session.</param>
    internal static NpgsqlBatchCommand SetUpFor(CompanyId company, bool forTransaction) => new(SetUp)
    {
        Parameters = { new() { Value = company.Value.ToString() }, new() { Value = forTransaction } },
    };

    private async ValueTask<Sources> Prepared(CancellationToken cancel)
    {
        if (sources is { } ready) return ready;
        await preparing.WaitAsync(cancel);
        try
        {
            return sources ??= Build(pooler is Pooler.Auto ? await IsBehindPooler(cancel) : pooler is Pooler.Transaction);
        }
        finally
        {
            preparing.Release();
        }
    }

    /// <summary>A pooler invents a process id for its clients. Which mode it works in cannot be seen; what is right for transactions is right for sessions.</summary>
    private async Task<bool> IsBehindPooler(CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(system) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var ask = new NpgsqlCommand("SELECT pg_backend_pid()", connection);
        return (int)(await ask.ExecuteScalarAsync(cancel))! != connection.ProcessID;
    }

    private Sources Build(bool isPooled)
    {
        if (isPooled && direct is null)
            throw new BadConfigurationException("The database is reached through a connection pooler, where no signal can be heard: set ConnectionStrings:Direct to the server itself, with the owner's login.");
        return new Sources(Source(app, "workforceos", isPooled, null), Source(system, "workforceos-across", isPooled, ConnectionsAcross), isPooled);
    }

    private static NpgsqlDataSource Source(string connectionString, string name, bool isPooled, int? most)
    {
        // The company is set before every use, so the pool's own reset would be a round trip for nothing.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true, ApplicationName = "workforceos" };
        if (!Says("Pool Size")) settings.MaxPoolSize = 80;
        if (most is not null) settings.MaxPoolSize = Math.Min(settings.MaxPoolSize, most.Value);
        // The server gives up first, and says so.
        if (!Says("Command Timeout") && !Says("CommandTimeout")) settings.CommandTimeout = (int)LongestStatement.TotalSeconds;
        // A server that is gone is noticed before somebody's request finds out. Not by Npgsql's own Keepalive: that is a statement, for which a
        // transaction that hangs would never be given up. A Unix socket knows no such option.
        if (!Says("Keepalive") && settings.Host is [not '/' and not '@', ..]) (settings.TcpKeepAlive, settings.TcpKeepAliveTime, settings.TcpKeepAliveInterval) = (true, 15, 5);
        // What one session prepared another does not have, and older poolers do not mend that.
        if (isPooled) settings.MaxAutoPrepare = 0;
        else if (!Says("Auto Prepare") && !Says("AutoPrepare")) (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (200, 2);
        return new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = name }.Build();

        bool Says(string setting) => connectionString.Contains(setting, StringComparison.OrdinalIgnoreCase);
    }

    private sealed record Sources(NpgsqlDataSource App, NpgsqlDataSource Across, bool IsPooled) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Across.DisposeAsync();
        }
    }
}
