using System.Globalization;
using Npgsql;
using WorkforceOS.Host;
using WorkforceOS.Schema;

namespace WorkforceOS.Bench;

/// <summary>A cluster of the bench's own with the product's settings and schema, kept between runs. It counts its statements.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private const string Counter = "pg_stat_statements";
    private LocalPostgres postgres;
    private NpgsqlDataSource source;

    private BenchDatabase(string folder, LocalPostgres postgres) =>
        (Folder, this.postgres, source) = (folder, postgres, Connect(postgres));

    /// <summary>Everything the bench keeps for this size.</summary>
    public string Folder { get; }

    public string ConnectionString => postgres.ConnectionString;

    public string ServerLog => Path.Combine(Folder, "postgres.log");

    public static async Task<BenchDatabase> Open(Size size, CancellationToken cancel)
    {
        var folder = Path.GetFullPath(Path.Combine("bench", "data", size.Name));
        var database = new BenchDatabase(folder, await LocalPostgres.Start(folder, log: null, cancel));
        try
        {
            await database.CountStatements(cancel);
            await Migrator.Run(database.ConnectionString, log: null, cancel);
            // The host that is recorded works as logins that may little.
            var logins = WorkLogins.Of(database.ConnectionString);
            await database.Execute($"GRANT SET ON PARAMETER log_statement TO \"{logins.App}\", \"{logins.System}\"", cancel);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public async Task Execute(string sql, CancellationToken cancel)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The rows, each column as text; NULL is an empty one.</summary>
    public async Task<List<string[]>> Rows(string sql, CancellationToken cancel)
    {
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<string[]>();
        while (await reader.ReadAsync(cancel))
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader, i))]);
        return rows;
    }

    /// <summary>The rows, by the names of their columns.</summary>
    public async Task<List<Dictionary<string, string>>> Table(string sql, CancellationToken cancel)
    {
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<Dictionary<string, string>>();
        while (await reader.ReadAsync(cancel)) rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => Text(reader, i)));
        return rows;
    }

    public async Task<string> Value(string sql, CancellationToken cancel) =>
        (await Rows(sql, cancel)) is [[var value, ..], ..] ? value : throw new BenchException($"There is no answer to {sql}");

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await postgres.DisposeAsync();
    }

    private static string Text(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? "" : reader.GetValue(column) is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!;

    private NpgsqlCommand Command(string sql)
    {
        var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        return command;
    }

    private async Task CountStatements(CancellationToken cancel)
    {
        if (await Value("SHOW shared_preload_libraries", cancel) != Counter)
        {
            await Execute($"ALTER SYSTEM SET shared_preload_libraries = '{Counter}'", cancel);
            await DisposeAsync();
            postgres = await LocalPostgres.Start(Folder, log: null, cancel);
            source = Connect(postgres);
        }
        await Execute($"CREATE EXTENSION IF NOT EXISTS {Counter}", cancel);
    }

    private static NpgsqlDataSource Connect(LocalPostgres postgres) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { ApplicationName = "bench", MaxPoolSize = 4 });
}
