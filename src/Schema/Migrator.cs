using Microsoft.Extensions.Logging;
using Npgsql;

namespace WorkforceOS.Schema;

/// <summary>Brings a database up to this build's schema: each file once, in order of number, in a transaction of its own.</summary>
public static class Migrator
{
    // Any constant does, as long as nobody else locks it in this database.
    private const long Turn = 0x576F726B466F7263;
    private static readonly Lazy<IReadOnlyList<Migration>> Embedded = new(() => Migration.Ordered(Migration.Embedded()));

    /// <summary>How often a file is tried that waits for a lock, each time for <see cref="LockTimeout"/>: whoever waits for it stands in the way of everybody behind it.</summary>
    private const int MostTries = 20;

    private const string LockTimeout = "3s";

    /// <summary>So long it may ask nothing before the server ends it and its turn: its host or the network is gone. Trying the work logins out takes less.</summary>
    private static readonly string[] Limits = ["idle_session_timeout = '1min'", "idle_in_transaction_session_timeout = '1min'"];

    /// <summary>Answers the names of the files applied now, and sees to the logins that hosts work as. Hosts that start together take turns.</summary>
    /// <param name="workPassword">Of the work logins; made of the owner's where it is not given.</param>
    /// <exception cref="MigrationException">With one sentence; the files before the failing one stay applied, of that one nothing.</exception>
    public static async Task<IReadOnlyList<string>> Run(string ownerConnectionString, ILogger? log, CancellationToken cancel, string? workPassword = null)
    {
        var logins = WorkLogins.Of(ownerConnectionString, workPassword);
        await using var connection = await Open(ownerConnectionString, cancel);
        await TakeTurn(connection, cancel);
        var applied = await Apply(connection, Migration.Ordered(Migration.Embedded()), log, cancel);
        await logins.Ensure(connection, ownerConnectionString, log, cancel);
        await KeepSearchFast(connection, log, cancel);
        return applied;
    }

    /// <summary>The files of this build that the database does not have. Ones of a newer build do no harm: hosts are renewed one by one.</summary>
    public static async Task<IReadOnlyList<string>> Missing(NpgsqlConnection connection, CancellationToken cancel)
    {
        var applied = await Applied(connection, "false", cancel);
        return [.. Embedded.Value.Where(m => !applied.ContainsKey(m.Number)).Select(m => m.Name)];
    }

    internal static async Task<IReadOnlyList<string>> Run(string ownerConnectionString, IEnumerable<(string Name, string Sql)> scripts, ILogger? log, CancellationToken cancel)
    {
        var migrations = Migration.Ordered(scripts);
        await using var connection = await Open(ownerConnectionString, cancel);
        await TakeTurn(connection, cancel);
        return await Apply(connection, migrations, log, cancel);
    }

    private static async Task<IReadOnlyList<string>> Apply(NpgsqlConnection connection, IReadOnlyList<Migration> migrations, ILogger? log, CancellationToken cancel)
    {
        var applied = await History(connection, cancel);
        Check(migrations, applied);

        var now = new List<string>();
        foreach (var migration in migrations.Where(m => !applied.ContainsKey(m.Number)))
        {
            if (migration.IsOutsideTransaction) await ApplyOutsideTransaction(connection, migration, cancel);
            else await ApplyPatiently(connection, migration, log, cancel);
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
        await using var ask = new NpgsqlCommand("SELECT pg_backend_pid()", connection);
        // A pooler invents a process id for its clients.
        if ((int)(await ask.ExecuteScalarAsync(cancel))! == connection.ProcessID)
        {
            foreach (var limit in WorkLogins.NetworkLimits.Concat(Limits)) await Execute(connection, $"SET {limit}", cancel);
            return connection;
        }
        await connection.DisposeAsync();
        throw new MigrationException("ConnectionStrings:Database leads to a connection pooler, where no schema can be migrated and no signal heard: set ConnectionStrings:Direct to the server itself, with the owner's login.");
    }

    /// <summary>Asks again and again instead of waiting in one statement: that would hold a snapshot, which an index that is built concurrently waits for.</summary>
    private static async Task TakeTurn(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var ask = new NpgsqlCommand($"SELECT pg_try_advisory_lock({Turn})", connection);
        while (!(bool)(await ask.ExecuteScalarAsync(cancel))!) await Task.Delay(100, cancel);
    }

    private static async Task<Dictionary<int, InHistory>> History(NpgsqlConnection connection, CancellationToken cancel)
    {
        await Execute(connection, """
            CREATE TABLE IF NOT EXISTS public.schema_history (
                number int PRIMARY KEY,
                name text NOT NULL,
                checksum text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now());
            ALTER TABLE public.schema_history ADD COLUMN IF NOT EXISTS breaks_older boolean NOT NULL DEFAULT false
            """, cancel);
        return await Applied(connection, "breaks_older", cancel);
    }

    /// <param name="breaksOlder">The column; a host of this build may look at a database that does not have it yet.</param>
    private static async Task<Dictionary<int, InHistory>> Applied(NpgsqlConnection connection, string breaksOlder, CancellationToken cancel)
    {
        await using var select = new NpgsqlCommand($"SELECT number, name, checksum, {breaksOlder} FROM public.schema_history ORDER BY number", connection);
        await using var rows = await select.ExecuteReaderAsync(cancel);
        var history = new Dictionary<int, InHistory>();
        while (await rows.ReadAsync(cancel)) history.Add(rows.GetInt32(0), new(rows.GetString(1), rows.GetString(2), rows.GetBoolean(3)));
        return history;
    }

    private static void Check(IReadOnlyList<Migration> migrations, Dictionary<int, InHistory> applied)
    {
        var known = migrations.ToDictionary(m => m.Number);
        foreach (var (number, (name, checksum, breaksOlder)) in applied)
        {
            if (!known.TryGetValue(number, out var migration))
            {
                // Hosts are renewed one by one, and one of the old build may have to start once more meanwhile.
                if (!breaksOlder) continue;
                throw new MigrationException($"The database has {name}, which no older build works with: it was migrated by a newer build, so start that one, or restore the backup made before it.");
            }
            if (migration.Checksum != checksum)
                throw new MigrationException($"{migration.Name} was edited after it had been applied to this database: put it back as it was, and make the change in a new migration.");
        }
    }

    /// <summary>Whoever waits for a lock keeps everybody waiting who comes after: better to give up soon, let them through, and try again.</summary>
    private static async Task ApplyPatiently(NpgsqlConnection connection, Migration migration, ILogger? log, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Apply(connection, migration, cancel);
                return;
            }
            catch (MigrationException locked) when (attempt < MostTries && locked.InnerException is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected })
            {
                log?.LogWarning("{Migration} waits for a lock that somebody else holds, try {Attempt}", migration.Name, attempt);
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(200 * attempt, 2000)), cancel);
            }
        }
    }

    private static async Task Apply(NpgsqlConnection connection, Migration migration, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Execute(connection, $"SET LOCAL lock_timeout = '{LockTimeout}'", cancel);
        foreach (var (start, sql) in migration.Statements()) await Execute(connection, migration, start, sql, cancel);
        await Record(connection, migration, cancel);
        try
        {
            await transaction.CommitAsync(cancel);
        }
        catch (PostgresException deferred)
        {
            throw Failed(migration, migration.Sql.Length, deferred);
        }
    }

    /// <summary>Each statement by itself. What an earlier try left half done is thrown away first; what it finished is found to be there.</summary>
    private static async Task ApplyOutsideTransaction(NpgsqlConnection connection, Migration migration, CancellationToken cancel)
    {
        foreach (var (start, sql) in migration.Statements())
        {
            if (Migration.ConcurrentIndex(sql) is { } index) await DropIfInvalid(connection, index, cancel);
            await Execute(connection, migration, start, sql, cancel);
        }
        await Record(connection, migration, cancel);
    }

    /// <summary>An index whose building was cut off stays there, is kept up to date, and is never used.</summary>
    private static async Task DropIfInvalid(NpgsqlConnection connection, string index, CancellationToken cancel)
    {
        await using var ask = new NpgsqlCommand("""
            SELECT format('DROP INDEX CONCURRENTLY %I.%I', n.nspname, c.relname)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_index i ON i.indexrelid = c.oid
            WHERE c.relname = $1 AND NOT i.indisvalid
            """, connection) { Parameters = { new() { Value = index } } };
        if (await ask.ExecuteScalarAsync(cancel) is string drop) await Execute(connection, drop, cancel);
    }

    private static async Task Record(NpgsqlConnection connection, Migration migration, CancellationToken cancel)
    {
        await using var record = new NpgsqlCommand("INSERT INTO public.schema_history (number, name, checksum, breaks_older) VALUES ($1, $2, $3, $4)", connection)
        {
            Parameters = { new() { Value = migration.Number }, new() { Value = migration.Name }, new() { Value = migration.Checksum }, new() { Value = migration.BreaksOlder } },
        };
        await record.ExecuteNonQueryAsync(cancel);
    }

    private static async Task Execute(NpgsqlConnection connection, Migration migration, int start, string sql, CancellationToken cancel)
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

    /// <summary>What 0016 says of a function of PostgreSQL itself is in no dump: after a restore or an upgrade it must be said again.</summary>
    private static async Task KeepSearchFast(NpgsqlConnection connection, ILogger? log, CancellationToken cancel)
    {
        await using var ask = new NpgsqlCommand("SELECT proleakproof FROM pg_proc WHERE oid = 'pg_catalog.texticlike(text, text)'::regprocedure", connection);
        if ((bool)(await ask.ExecuteScalarAsync(cancel))!) return;
        try
        {
            await Execute(connection, "ALTER FUNCTION pg_catalog.texticlike(text, text) LEAKPROOF", cancel);
            log?.LogInformation("Searches may use their indexes behind row-level security again");
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege)
        {
            log?.LogWarning("Searches look at every row of a company until a superuser runs, in this database, ALTER FUNCTION pg_catalog.texticlike(text, text) LEAKPROOF");
        }
    }

    private static MigrationException Failed(Migration migration, int position, PostgresException e)
    {
        var line = 1 + migration.Sql.AsSpan(0, Math.Min(position, migration.Sql.Length)).Count('\n');
        var detail = e.Detail is { Length: > 0 } more ? $" ({more.TrimEnd('.')})" : "";
        var left = migration.IsOutsideTransaction ? "and goes on there at the next start" : "and left nothing behind";
        return new MigrationException($"{migration.Name} failed at line {line} {left}: {e.MessageText}{detail}.", e);
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private sealed record InHistory(string Name, string Checksum, bool BreaksOlder);
}
