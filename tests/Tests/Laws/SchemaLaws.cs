using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Laws;

/// <summary>What the live schema must be: fenced by company, and the same as what the code believes.</summary>
public sealed class SchemaLaws(TestHost host) : IClassFixture<TestHost>
{
    /// <summary>Tables that belong to no company.</summary>
    private static readonly string[] Global = ["identity.companies", "identity.signing_keys", "kernel.installation", "kernel.jobs", "notifications.push_keys", "public.schema_history", "staffing.event_names", "staffing.event_objects", "subscriptions.detachments", "subscriptions.plans", "subscriptions.provider_events", "subscriptions.provider_ids"];

    /// <summary>Indexes that the company does not lead, because what looks there looks across companies.</summary>
    private static readonly string[] AcrossCompanies =
    [
        // The worker looks for what is due, given up, or old.
        "kernel.outbox_due", "kernel.outbox_dead", "kernel.outbox_done", "kernel.deliveries_at", "kernel.answered_at", "kernel.idempotency_keys_keep_until",
        "notifications.mails_due", "notifications.mails_settled", "notifications.sms_due", "notifications.sms_settled", "notifications.notifications_age", "notifications.whole_texts_age", "notifications.pushes_due", "notifications.pushes_settled", "notifications.deliveries_age", "notifications.devices_seen", "notifications.notices_due", "notifications.notices_settled", "tasks.tasks_to_tell", "tasks.recurring_due",
        // The jobs look for what ends, waits, is under way, or is owed.
        "subscriptions.subscriptions_ending", "subscriptions.subscriptions_waiting", "subscriptions.subscriptions_under_way", "subscriptions.payments_refund_due",
        // Jobs look for what is due.
        "announcements.announcements_due", "announcements.announcements_local", "announcements.announcements_deadline",
        "staffing.staff_documents_expiring", "staffing.verifications_due", "staffing.certificates_expiring", "staffing.orders_to_extend", "staffing.shifts_to_start", "staffing.shifts_to_end", "staffing.shift_roles_to_release", "staffing.assignments_to_answer",
        "staffing.assignments_awaited", "staffing.assignments_checked_out", "staffing.swaps_to_expire", "staffing.sessions_open", "staffing.businesses_to_bill", "staffing.invoices_to_fall_due", "staffing.payments_due", "staffing.shift_offers_due",
        // Jobs look for what waits to be moved, removed, forgotten or checked.
        "files.pending_due", "files.removals_due", "files.stored_files_age", "files.stored_files_unused", "files.stored_files_check",
        // A key, and the id of a public picture, do not say whose they are.
        "identity.api_key_lookup", "identity.file_lookup_by_id", "identity.file_lookup_by_key",
    ];

    /// <summary>Tables that SQL alone reads and writes.</summary>
    private static readonly string[] WithoutEntity =
    [
        "kernel.answered", "kernel.company_jobs", "kernel.deliveries", "kernel.idempotency_keys", "kernel.installation", "kernel.jobs", "leave.type_words", "notifications.deliveries", "notifications.mail_choices", "notifications.pushes", "public.schema_history",
        "staffing.event_names", "staffing.event_objects", "staffing.reported_days", "staffing.reported_roles",
    ];

    /// <summary>Columns that SQL alone reads and writes, of tables that have an entity.</summary>
    private static readonly string[] WithoutProperty = ["kernel.changes.xact", "kernel.outbox.attempts", "kernel.outbox.dead_at", "kernel.outbox.last_error", "kernel.outbox.partly", "staffing.faqs.search"];

    [Fact]
    public async Task A_table_without_a_company_is_on_the_list()
    {
        var tables = await Read("""
            SELECT n.nspname || '.' || c.relname, EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'company_id')::text
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^(pg_|information_schema)'
            """);

        tables.Count.ShouldBeGreaterThan(25);
        tables.Where(t => t[1] == "false").Select(t => t[0]).ShouldBe(Global, ignoreOrder: true);
    }

    [Fact]
    public async Task Every_table_of_companies_is_fenced_for_its_owner_too()
    {
        var tables = await Read("""
            SELECT n.nspname || '.' || c.relname, c.relrowsecurity AND c.relforcerowsecurity AND a.attnotnull AND NOT pg_has_role('workforceos_app', c.relowner, 'MEMBER'),
                   (SELECT string_agg(p.polname || ' ' || p.polcmd::text || p.polpermissive::text || ' ' || array_to_string(p.polroles::regrole[], ',') || ' ' || pg_get_expr(p.polqual, c.oid) || ' / ' || pg_get_expr(p.polwithcheck, c.oid), ' | ' ORDER BY p.polname)
                    FROM pg_policy p WHERE p.polrelid = c.oid)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'company_id'
            WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^(pg_|information_schema)'
            """);
        const string own = "(company_id = ( SELECT (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid AS \"nullif\"))";

        tables.Count.ShouldBeGreaterThan(20);
        tables.Where(t => t[1] != "True").Select(t => t[0]).ShouldBeEmpty();
        tables.Where(t => t[2] != $"every_company *true workforceos_system true / true | own_company *true workforceos_app {own} / {own}").Select(t => $"{t[0]}: {t[2]}").ShouldBeEmpty();
    }

    [Fact]
    public async Task Roles_that_serve_requests_own_nothing_and_pass_no_fence()
    {
        var roles = await Read("""
            SELECT rolname, CASE WHEN rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication THEN 'mighty' WHEN rolcanlogin THEN 'login' ELSE 'role' END,
                   (SELECT count(*) FROM pg_class WHERE relowner = r.oid)::text,
                   (SELECT string_agg(roleid::regrole::text, ',' ORDER BY roleid::regrole::text) FROM pg_auth_members WHERE member = r.oid)
            FROM pg_roles r WHERE rolname LIKE 'workforceos\_%' ORDER BY 1
            """);

        roles.Select(r => string.Join(' ', r).TrimEnd()).ShouldBe(
        [
            "workforceos_app role 0", "workforceos_app_login login 0 workforceos_app",
            "workforceos_system role 0", "workforceos_system_login login 0 workforceos_app,workforceos_system",
        ]);
    }

    [Fact]
    public async Task The_company_leads_every_key_and_index()
    {
        var indexes = await Read("""
            SELECT n.nspname || '.' || i.relname, (a.attname IS NOT DISTINCT FROM 'company_id')::text, x.indisunique::text
            FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
            LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0] AND x.indkey[0] > 0
            WHERE n.nspname !~ '^(pg_|information_schema)' AND EXISTS (SELECT FROM pg_attribute own WHERE own.attrelid = t.oid AND own.attname = 'company_id')
            """);

        indexes.Count.ShouldBeGreaterThan(60);
        indexes.Where(i => i[1] == "false").Select(i => i[0]).ShouldBe(AcrossCompanies, ignoreOrder: true);
        indexes.Where(i => i is [_, "false", "true"]).ShouldBeEmpty("a unique key must hold within one company");
    }

    [Fact]
    public async Task What_the_code_maps_is_what_the_database_has()
    {
        var live = (await LiveColumns()).ToDictionary(c => c.Name);
        var mapped = await MappedColumns();

        mapped.Count.ShouldBeGreaterThan(200);
        mapped.Where(m => !live.TryGetValue(m.Name, out var column) || !Fits(m, column)).Select(m => $"{m} is {live.GetValueOrDefault(m.Name)}").ShouldBeEmpty();

        var known = mapped.Select(m => m.Name).ToHashSet();
        live.Keys.Where(c => !known.Contains(c) && !WithoutEntity.Contains(c[..c.LastIndexOf('.')])).ShouldBe(WithoutProperty, ignoreOrder: true);
        WithoutEntity.Where(t => known.Any(c => c.StartsWith(t + ".", StringComparison.Ordinal)) || !live.Keys.Any(c => c.StartsWith(t + ".", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    private async Task<List<Column>> LiveColumns() => (await Read("""
        SELECT n.nspname || '.' || c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod), (NOT a.attnotnull)::text
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname !~ '^(pg_|information_schema)'
        """)).ConvertAll(c => new Column(c[0], c[1], c[2] == "true"));

    private async Task<List<Column>> MappedColumns()
    {
        await using var services = host.Services.CreateAsyncScope();
        await services.ServiceProvider.GetRequiredService<Scope>().Open(Caller.System("laws"), CancellationToken.None);
        var modules = Repository.ModuleAssemblies.SelectMany(a => a.GetTypes()).Where(t => typeof(ModuleDb).IsAssignableFrom(t) && !t.IsAbstract).ToList();
        modules.Count.ShouldBe(Repository.Modules.Count);
        return [.. modules.Select(m => (DbContext)services.ServiceProvider.GetRequiredService(m)).SelectMany(db => db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables)
            .SelectMany(t => t.Columns.Select(c => new Column($"{t.Schema}.{t.Name}.{c.Name}", c.StoreType, c.IsNullable))).Distinct()];
    }

    /// <summary>The database may keep fewer digits than the code knows of.</summary>
    private static bool Fits(Column mapped, Column live) =>
        mapped.IsNullable == live.IsNullable && (mapped.Type == live.Type || (mapped.Type is "numeric" && live.Type.StartsWith("numeric(", StringComparison.Ordinal)));

    private async Task<List<string[]>> Read(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var read = new List<string[]>();
        while (await rows.ReadAsync()) read.Add([.. Enumerable.Range(0, rows.FieldCount).Select(i => rows.IsDBNull(i) ? "" : rows.GetValue(i).ToString()!)]);
        return read;
    }

    private sealed record Column(string Name, string Type, bool IsNullable);
}
