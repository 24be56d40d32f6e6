using Npgsql;

namespace WorkforceOS.Tests.Kit;

/// <summary>Which tables of a database are written to: each notes every row of it that is committed, so that what a refused request left behind is seen at once.</summary>
public sealed class WrittenTables : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private long seen;

    private WrittenTables(NpgsqlConnection connection) => this.connection = connection;

    /// <param name="database">The owner's.</param>
    public static async Task<WrittenTables> Watch(string database)
    {
        var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var watch = new NpgsqlCommand("""
            CREATE SCHEMA watched;
            CREATE TABLE watched.writes (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);
            CREATE FUNCTION watched.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$BEGIN INSERT INTO watched.writes (name) VALUES (TG_ARGV[0]); RETURN NULL; END$$;
            DO $$
            DECLARE named regclass;
            BEGIN
                FOR named IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname !~ '^(pg_|information_schema|watched)' LOOP
                    EXECUTE format('CREATE TRIGGER zz_watched AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION watched.note(%L)', named, named);
                END LOOP;
            END$$;
            """, connection);
        await watch.ExecuteNonQueryAsync();
        return new(connection);
    }

    /// <returns>The tables that were written to since the last time that somebody asked.</returns>
    public async Task<IReadOnlyList<string>> Lately()
    {
        await using var read = new NpgsqlCommand("SELECT max(id), name FROM watched.writes WHERE id > $1 GROUP BY name ORDER BY name", connection) { Parameters = { new() { Value = seen } } };
        await using var rows = await read.ExecuteReaderAsync();
        var names = new List<string>();
        while (await rows.ReadAsync())
        {
            seen = Math.Max(seen, rows.GetInt64(0));
            names.Add(rows.GetString(1));
        }
        return names;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
