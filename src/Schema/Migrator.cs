using Microsoft.Extensions.Logging;
using Npgsql;

namespace WorkforceOS.Schema;

/// <summary>Brings a database up to this build's schema: each file once, in order of number, in a transaction of its own.</summary>
public static class Migrator
{
    // Any constant does, as long as nobody else locks it in this database.
    private const long Turn = 0x576F726B466F7263;
    private static readonly Lazy<IReadOnlyList<Migration>> Embedded = new(() => Migration.Ordered(Migration.Embedded()));

    /// <summary>Answers the names of the files applied now. Hosts that start together take turns.</summary>
    /// <exception cref="MigrationException">With one sentence; the files before the failing one stay applied, of that one nothing.</exception>
    public static Task<IReadOnlyList<string>> Run(string ownerConnectionString, ILogger? log, CancellationToken cancel) =>
        Run(ownerConnectionString, Migration.Embedded(), log, cancel);

    /// <summary>The files of this build that the database does not have. Ones of a newer build do no harm: hosts are renewed one by one.</summary>
    public static async Task<IReadOnlyList<string>> Missing(NpgsqlConnection connection, CancellationToken cancel)
    {
        var applied = await Applied(connection, cancel);
        return [.. Embedded.Value.Where(m => !applied.ContainsKey(m.Number)).Select(m => m.Name)];
    }

    internal static async Task<IReadOnlyList<string>> Run(string ownerConnectionString, IEnumerable<(string Name, string Sql)> scripts, ILogger? log, CancellationToken cancel)
    {
        var migrations = Migration.Ordered(scripts);
        await using var connection = await Open(ownerConnectionString, cancel);
        await Execute(connection, $"SELECT pg_advisory_lock({Turn})", cancel);

        var applied = await History(connection, cancel);
        Check(migrations, applied);

        var now = new List<string>();
        foreach (var migration in migrations.Where(m => !applied.ContainsKey(m.Number)))
        {
            await Apply(connection, migration, cancel);
            log?.LogInformation("Applied {Migration}", migration.Name);
            now.Add(migration.Name);
        }
        return now;
    }

    private static async Task<NpgsqlConnection> Open(string ownerConnectionString, CancellationToken cancel)
    {
        // Unpooled, because closing it is what gives the turn to the next; without a deadline, because building an index may take an hour.
        var settings = new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false, CommandTimeout = 0, IncludeErrorDetail = true };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }

    private static async Task<Dictionary<int, (string Name, string Checksum)>> History(NpgsqlConnection connection, CancellationToken cancel)
    {
        await Execute(connection, """
            CREATE TABLE IF NOT EXISTS public.schema_history (
                number int PRIMARY KEY,
                name text NOT NULL,
                checksum text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now())
            """, cancel);
        return await Applied(connection, cancel);
    }

    private static async Task<Dictionary<int, (string Name, string Checksum)>> Applied(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var select = new NpgsqlCommand("SELECT number, name, checksum FROM public.schema_history ORDER BY number", connection);
        await using var rows = await select.ExecuteReaderAsync(cancel);
        var history = new Dictionary<int, (string, string)>();
        while (await rows.ReadAsync(cancel)) history.Add(rows.GetInt32(0), (rows.GetString(1), rows.GetString(2)));
        return history;
    }

    private static void Check(IReadOnlyList<Migration> migrations, Dictionary<int, (string Name, string Checksum)> applied)
    {
        var known = migrations.ToDictionary(m => m.Number);
        foreach (var (number, (name, checksum)) in applied)
        {
            if (!known.TryGetValue(number, out var migration))
                throw new MigrationException($"The database has {name}, which this build does not: it was migrated by a newer build, so start that one, or restore the backup made before it.");
            if (migration.Checksum != checksum)
                throw new MigrationException($"{migration.Name} was edited after it had been applied to this database: put it back as it was, and make the change in a new migration.");
        }
    }

    private static async Task Apply(NpgsqlConnection connection, Migration migration, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var (start, sql) in migration.Statements())
        {
            try
            {
                await Execute(connection, sql, cancel);
            }
            catch (PostgresException e)
            {
                throw Failed(migration, start + Math.Max(0, e.Position - 1), e);
            }
        }
        await using var record = new NpgsqlCommand("INSERT INTO public.schema_history (number, name, checksum) VALUES ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = migration.Number }, new() { Value = migration.Name }, new() { Value = migration.Checksum } },
        };
        await record.ExecuteNonQueryAsync(cancel);
        try
        {
            await transaction.CommitAsync(cancel);
        }
        catch (PostgresException deferred)
        {
            throw Failed(migration, migration.Sql.Length, deferred);
        }
    }

    private static MigrationException Failed(Migration migration, int position, PostgresException e)
    {
        var line = 1 + migration.Sql.AsSpan(0, Math.Min(position, migration.Sql.Length)).Count('\n');
        var detail = e.Detail is { Length: > 0 } more ? $" ({more.TrimEnd('.')})" : "";
        return new MigrationException($"{migration.Name} failed at line {line} and left nothing behind: {e.MessageText}{detail}.", e);
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
