using Npgsql;

namespace WorkforceOS.Kernel.Data;

/// <summary>The one database. Every connection is opened for a company, or for a named piece of work across companies; there is no third way in.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>What a request looks up across companies waits for none of the connections that requests hold while they wait for each other.</summary>
    private const int ConnectionsAcross = 20;

    private readonly NpgsqlDataSource source;
    private readonly NpgsqlDataSource across;

    /// <param name="connectionString">The owner's login; each connection steps down to a role that owns nothing.</param>
    public Database(string connectionString)
    {
        // The role and the company are set at every open, so the pool's own reset would be a round trip for nothing.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true, ApplicationName = "workforceos" };
        if (!connectionString.Contains("Pool Size", StringComparison.OrdinalIgnoreCase)) settings.MaxPoolSize = 80;
        source = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "workforceos" }.Build();
        settings.MaxPoolSize = Math.Min(settings.MaxPoolSize, ConnectionsAcross);
        across = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "workforceos-across" }.Build();
    }

    /// <summary>Opens a connection that sees one company's rows.</summary>
    public async Task<NpgsqlConnection> OpenFor(CompanyId company, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        await Become(connection, company, cancel);
        return connection;
    }

    /// <summary>Opens a connection that sees every company's rows: for sign-in, the outbox, jobs.</summary>
    public async Task<NpgsqlConnection> OpenAcrossCompanies(CancellationToken cancel)
    {
        var connection = await across.OpenConnectionAsync(cancel);
        await Become(connection, "SET ROLE workforceos_system; SET app.company_id = ''", cancel);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await across.DisposeAsync();
    }

    internal static Task Become(NpgsqlConnection connection, CompanyId company, CancellationToken cancel) =>
        Become(connection, $"SET ROLE workforceos_app; SET app.company_id = '{company.Value}'", cancel);

    private static async Task Become(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        try
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
