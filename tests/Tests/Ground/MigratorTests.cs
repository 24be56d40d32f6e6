using Npgsql;
using WorkforceOS.Schema;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Ground;

/// <summary>The schema has one history, and each file of it happens wholly, once, or not at all.</summary>
public sealed class MigratorTests
{
    private static readonly (string Name, string Sql) First = ("0001_trial_first.sql", "CREATE TABLE first (id int);\n");
    private static readonly (string Name, string Sql) Second = ("0007_trial_second.sql", "CREATE TABLE second (id int);\n");

    [Fact]
    public async Task Files_are_applied_in_order_of_number_and_gaps_are_fine()
    {
        var database = await Cluster.EmptyDatabase();
        (await Migrate(database, Second, First)).ShouldBe([First.Name, Second.Name]);
        (await Migrate(database, Second, First)).ShouldBeEmpty();
        (await Ask<long>(database, "SELECT count(*) FROM public.schema_history WHERE applied_at <= now()")).ShouldBe(2);
    }

    [Fact]
    public async Task The_product_migrates_from_nothing_and_has_nothing_left_to_do()
    {
        var database = await Cluster.EmptyDatabase();
        (await Migrator.Run(database, log: null, CancellationToken.None)).ShouldContain("0001_kernel_roles.sql");
        (await Migrator.Run(database, log: null, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Databases_migrated_at_once_share_the_roles_of_the_cluster()
    {
        var databases = new List<string>();
        for (var i = 0; i < 6; i++) databases.Add(await Cluster.EmptyDatabase());
        await Task.WhenAll(databases.Select(d => Migrator.Run(d, log: null, CancellationToken.None)));
    }

    [Fact]
    public async Task Two_migrators_at_once_apply_each_file_once()
    {
        var database = await Cluster.EmptyDatabase();
        var slow = (First.Name, "SELECT pg_sleep(0.3); " + First.Sql);
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Migrate(database, slow, Second)));
        applied.SelectMany(names => names).ShouldBe([First.Name, Second.Name]);
    }

    [Fact]
    public async Task Edited_history_is_refused_but_line_endings_are_no_edit()
    {
        var database = await Cluster.EmptyDatabase();
        await Migrate(database, First);
        await Migrate(database, (First.Name, First.Sql.Replace("\n", "\r\n")));
        (await Refused(database, (First.Name, First.Sql + "-- harmless"))).ShouldStartWith("0001_trial_first.sql was edited");
    }

    [Fact]
    public async Task A_database_newer_than_the_build_is_refused()
    {
        var database = await Cluster.EmptyDatabase();
        await Migrate(database, First, Second);
        (await Refused(database, First)).ShouldStartWith("The database has 0007_trial_second.sql, which this build does not");
    }

    [Fact]
    public async Task Two_files_of_one_number_and_a_file_without_number_are_refused()
    {
        var database = await Cluster.EmptyDatabase();
        (await Refused(database, First, ("0001_trial_other.sql", ""))).ShouldStartWith("Two migrations have the number 0001");
        (await Refused(database, ("notes.sql", ""))).ShouldStartWith("The migration notes.sql is not named");
    }

    [Fact]
    public async Task A_failing_file_names_its_line_and_leaves_nothing_of_itself()
    {
        var database = await Cluster.EmptyDatabase();
        var failing = (Second.Name, """
            -- the third line is wrong; this one is not
            CREATE TABLE half (id int);
            CREATE TABLE broken (id no_such_type);
            """);
        (await Refused(database, First, failing)).ShouldBe("0007_trial_second.sql failed at line 3 and left nothing behind: type \"no_such_type\" does not exist.");
        (await Ask<bool>(database, "SELECT to_regclass('half') IS NULL AND to_regclass('first') IS NOT NULL")).ShouldBeTrue();
        (await Migrate(database, First, Second)).ShouldBe([Second.Name]);
    }

    [Fact]
    public async Task A_failure_while_running_names_the_line_of_its_statement()
    {
        var database = await Cluster.EmptyDatabase();
        var failing = (First.Name, """
            CREATE TABLE one (id int PRIMARY KEY);
            INSERT INTO one VALUES (1);

            INSERT INTO one
            VALUES (1);
            """);
        (await Refused(database, failing)).ShouldStartWith("0001_trial_first.sql failed at line 4");
    }

    [Fact]
    public async Task The_fence_shows_a_company_its_own_rows_and_nothing_without_a_company()
    {
        var database = await WithFencedNotes();

        (await As(database, "workforceos_app", company: null, "SELECT count(*) FROM trial.notes")).ShouldBe(0L);
        (await As(database, "workforceos_app", company: "", "SELECT count(*) FROM trial.notes")).ShouldBe(0L);
        (await As(database, "workforceos_app", Babil, "SELECT count(*) FROM trial.notes")).ShouldBe(2L);
        (await As(database, "workforceos_app", Legendary, "SELECT string_agg(note, ',') FROM trial.notes")).ShouldBe("c");
        (await As(database, "workforceos_system", company: null, "SELECT count(*) FROM trial.notes")).ShouldBe(3L);
    }

    [Fact]
    public async Task The_fence_lets_no_company_write_into_another()
    {
        var database = await WithFencedNotes();

        await Forbidden($"INSERT INTO trial.notes VALUES ('{Legendary}', 'planted')");
        await Forbidden($"UPDATE trial.notes SET company_id = '{Legendary}'");
        (await As(database, "workforceos_app", Babil, $"WITH gone AS (DELETE FROM trial.notes WHERE company_id = '{Legendary}' RETURNING 1) SELECT count(*) FROM gone")).ShouldBe(0L);
        await As(database, "workforceos_app", Babil, $"INSERT INTO trial.notes VALUES ('{Babil}', 'own')");

        async Task Forbidden(string sql) =>
            (await Should.ThrowAsync<PostgresException>(() => As(database, "workforceos_app", Babil, sql))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task The_fence_reads_the_company_once_per_query_and_uses_the_index()
    {
        var database = await WithFencedNotes();
        await Ask<object?>(database, "SET enable_seqscan = off; CREATE INDEX ON trial.notes (company_id)");

        var plan = (string)(await As(database, "workforceos_app", Babil, "SET enable_seqscan = off; EXPLAIN (FORMAT json) SELECT * FROM trial.notes"))!;
        plan.ShouldContain("InitPlan");
        plan.ShouldContain("Index Cond");
    }

    [Fact]
    public async Task A_shared_table_is_open_to_both_roles()
    {
        var database = await Cluster.NewDatabase();
        await Ask<object?>(database, "SELECT kernel.open_schema('trial'); CREATE TABLE trial.countries (code text); SELECT kernel.share('trial.countries')");
        await As(database, "workforceos_app", Babil, "INSERT INTO trial.countries VALUES ('TR')");
        (await As(database, "workforceos_system", company: null, "SELECT count(*) FROM trial.countries")).ShouldBe(1L);
    }

    private const string Babil = "01900000-0000-7000-8000-00000000000a";
    private const string Legendary = "01900000-0000-7000-8000-00000000000b";

    private static async Task<string> WithFencedNotes()
    {
        var database = await Cluster.NewDatabase();
        await Ask<object?>(database, $"""
            SELECT kernel.open_schema('trial');
            CREATE TABLE trial.notes (company_id uuid NOT NULL, note text NOT NULL);
            INSERT INTO trial.notes VALUES ('{Babil}', 'a'), ('{Babil}', 'b'), ('{Legendary}', 'c');
            SELECT kernel.fence('trial.notes');
            """);
        return database;
    }

    private static async Task<object?> As(string database, string role, string? company, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var become = new NpgsqlCommand($"SET ROLE {role}; {(company is null ? "" : $"SET app.company_id = '{company}'")}", connection);
        await become.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static Task<IReadOnlyList<string>> Migrate(string database, params (string Name, string Sql)[] scripts) =>
        Migrator.Run(database, scripts, log: null, CancellationToken.None);

    private static async Task<string> Refused(string database, params (string Name, string Sql)[] scripts) =>
        (await Should.ThrowAsync<MigrationException>(() => Migrate(database, scripts))).Message;

    private static async Task<T> Ask<T>(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
