using Microsoft.Extensions.Logging;
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
    public async Task A_host_of_the_build_before_starts_on_a_newer_schema_unless_that_breaks_it()
    {
        var database = await Cluster.EmptyDatabase();
        await Migrate(database, First, Second);
        (await Migrate(database, First)).ShouldBeEmpty();

        await Migrate(database, First, Second, ("0009_trial_renamed.sql", "-- What was first is last.\n-- breaks older builds\nALTER TABLE first RENAME TO last;\n"));
        (await Refused(database, First, Second)).ShouldStartWith("The database has 0009_trial_renamed.sql, which no older build works with");
    }

    [Fact]
    public async Task What_runs_outside_a_transaction_goes_on_after_a_crash_and_an_invalid_index_is_built_anew()
    {
        var database = await Cluster.EmptyDatabase();
        await Migrate(database, (First.Name, First.Sql + "INSERT INTO first VALUES (1), (1);"));
        var indexed = (Second.Name, """
            -- Beside running writes.
            -- outside a transaction
            CREATE TABLE IF NOT EXISTS beside (id int);
            CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS first_once ON first (id);
            """);
        var before = (First.Name, First.Sql + "INSERT INTO first VALUES (1), (1);");
        (await Refused(database, before, indexed)).ShouldStartWith("0007_trial_second.sql failed at line 4 and goes on there at the next start");
        (await Ask<bool>(database, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'first_once'::regclass")).ShouldBeFalse("The trial needs what a crash leaves behind.");

        await Ask<object?>(database, "DELETE FROM first");
        var applied = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Migrate(database, before, indexed)));
        applied.SelectMany(names => names).ShouldBe([Second.Name]);
        (await Ask<bool>(database, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'first_once'::regclass")).ShouldBeTrue();

        (await Refused(database, ("0001_trial_once.sql", "-- outside a transaction\nCREATE INDEX CONCURRENTLY some ON first (id);"))).ShouldContain("IF NOT EXISTS");
    }

    [Fact]
    public async Task A_file_that_waits_for_a_lock_lets_others_through_and_tries_again()
    {
        var database = await Cluster.EmptyDatabase();
        await Migrate(database, First);
        await using var holder = new NpgsqlConnection(database);
        await holder.OpenAsync();
        await using var held = await holder.BeginTransactionAsync();
        await using (var read = new NpgsqlCommand("SELECT * FROM first", holder)) await read.ExecuteNonQueryAsync();

        var migrating = Migrate(database, First, (Second.Name, "ALTER TABLE first ADD COLUMN more int;"));
        // Longer than one try: a plain wait would keep every reader of the table out until the holder ends.
        await Task.Delay(TimeSpan.FromSeconds(4));
        (await Ask<long>(database, "SELECT count(*) FROM first")).ShouldBe(0);
        migrating.IsCompleted.ShouldBeFalse();
        await held.CommitAsync();
        (await migrating).ShouldBe([Second.Name]);
    }

    [Fact]
    public async Task What_a_restore_loses_of_the_search_is_put_right_at_the_next_start()
    {
        var database = await Cluster.NewDatabase();
        await Ask<object?>(database, "ALTER FUNCTION pg_catalog.texticlike(text, text) NOT LEAKPROOF");
        await Migrator.Run(database, log: null, CancellationToken.None);
        (await Ask<bool>(database, "SELECT proleakproof FROM pg_proc WHERE oid = 'pg_catalog.texticlike(text, text)'::regprocedure")).ShouldBeTrue();
    }

    [Fact]
    public async Task An_owner_who_may_make_no_roles_is_told_what_an_administrator_has_to_run()
    {
        var database = await Cluster.EmptyDatabase();
        var name = new NpgsqlConnectionStringBuilder(database).Database!;
        await Migrator.Run(await Cluster.EmptyDatabase(), log: null, CancellationToken.None);
        await Ask<object?>(database, $"CREATE ROLE plain_owner LOGIN CREATEROLE PASSWORD 'plain-password-1'; GRANT workforceos_app, workforceos_system TO plain_owner WITH ADMIN OPTION; ALTER DATABASE {name} OWNER TO plain_owner; ALTER SCHEMA public OWNER TO plain_owner");
        var plain = new NpgsqlConnectionStringBuilder(database) { Username = "plain_owner", Password = "plain-password-1" }.ConnectionString;

        await Migrator.Run(plain, log: null, CancellationToken.None, "a-password-of-the-operator");
        await Ask<object?>(database, "DROP ROLE plain_owner_app_login, plain_owner_system_login; ALTER ROLE plain_owner NOCREATEROLE");

        foreach (var login in new[] { "plain_owner_app_login", "plain_owner_system_login" })
        {
            var said = (await Should.ThrowAsync<MigrationException>(() => Migrator.Run(plain, log: null, CancellationToken.None, "a-password-of-the-operator"))).Message;
            said.ShouldContain(login);
            said.ShouldContain("Database:WorkPassword");
            await Ask<object?>(database, said.Split('"', 2)[1][..said.Split('"', 2)[1].LastIndexOf('"')].Replace("'…'", "'a-password-of-the-operator'"));
        }
        await Migrator.Run(plain, log: null, CancellationToken.None, "a-password-of-the-operator");

        var logins = WorkLogins.Of(plain, "a-password-of-the-operator");
        await using var work = new Kernel.Data.Database(logins.AsApp(plain), logins.AsSystem(plain));
        await using (await work.OpenFor(Kernel.CompanyId.Root, CancellationToken.None)) { }
        await using (await work.OpenAcrossCompanies(CancellationToken.None)) { }

        // As an administrator made it for a build that knew fewer limits: no reason not to start, but one to say so.
        await Ask<object?>(database, "ALTER ROLE plain_owner_app_login RESET idle_in_transaction_session_timeout");
        var warnings = new Warnings();
        await Migrator.Run(plain, warnings, CancellationToken.None, "a-password-of-the-operator");
        await Ask<object?>(database, warnings.Single(w => w.Contains("plain_owner_app_login")).Split('"', 2)[1].TrimEnd('"'));
        await Migrator.Run(plain, warnings = new Warnings(), CancellationToken.None, "a-password-of-the-operator");
        warnings.ShouldNotContain(w => w.Contains("login"));
    }

    [Fact]
    public async Task Whoever_migrates_and_falls_silent_gives_its_turn_away()
    {
        var database = await Cluster.EmptyDatabase();
        await Migrate(database, (First.Name, "CREATE TABLE held AS SELECT current_setting('idle_session_timeout') || ' ' || current_setting('idle_in_transaction_session_timeout') || ' ' || current_setting('tcp_keepalives_idle') || ' ' || current_setting('tcp_user_timeout') AS \"to\";"));
        (await Ask<string>(database, "SELECT \"to\" FROM held")).ShouldBe("1min 1min 15 30000");
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

    private sealed class Warnings : List<string>, ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) Add(formatter(state, exception));
        }
    }
}
