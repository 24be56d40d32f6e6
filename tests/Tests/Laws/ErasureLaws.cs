using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Laws;

/// <summary>Whatever people type about people goes when they are erased.</summary>
public sealed class ErasureLaws(TestHost host) : IClassFixture<TestHost>
{
    /// <summary>Tables, and columns, whose texts erasure may leave, and why.</summary>
    private static readonly Dictionary<string, string> Stays = new()
    {
        ["identity.users"] = "EraseArchived takes the person out of the account",
        ["identity.sessions"] = "EraseArchived deletes them",
        ["identity.pending_returns"] = "EraseArchived deletes them",
        ["identity.login_failures"] = "EraseArchived deletes them",
        ["identity.outside_identities"] = "EraseArchived deletes them",
        ["identity.phone_codes"] = "swept after a day",
        ["identity.api_keys"] = "EraseArchived deletes them",
        ["identity.files"] = "EraseArchived deletes people's pictures; a company's is its own",
        ["identity.user_groups"] = "a department's",
        ["scheduling.shift_templates"] = "a shift's, not of whoever works it",
        ["scheduling.shifts"] = "a shift's, not of whoever works it",
        ["scheduling.company_zones"] = "a company's clock",
        ["scheduling.zone_moves"] = "a company's clock",
        ["tasks.assignments"] = "a task's, not of whoever does it",
        ["tasks.recurring"] = "a task's, not of whoever does it",
        ["tasks.individual_tasks.checklist"] = "the task's items, and who ticked them",
        ["attendance.places"] = "a place's",
        ["attendance.kiosks"] = "a place's",
        ["attendance.break_rules"] = "a company's rules",
        ["attendance.rounding_rules"] = "a company's rules",
        ["attendance.records.needs_review"] = "codes",
        ["attendance.corrections.entries"] = "times",
        ["employees.profiles.position"] = "what work it was that was paid",
        ["employees.profiles.holiday_region"] = "a code, by which days were free",
        ["employees.profiles.work_pattern"] = "hours, by which was paid",
        ["employees.terms"] = "by which was paid",
        ["leave.entitlements"] = "days of a year",
        ["announcements.announcements"] = "what a company says to its people",
        ["payroll.adjustments.code"] = "for the books",
        ["payroll.adjustments.currency"] = "for the books",
        ["payroll.carries"] = "the sums",
        ["payroll.settlements"] = "the sums",
        ["payroll.runs"] = "codes and ids",
        ["payroll.reports.facts"] = "a digest",
        ["payroll.reports.stale_reasons"] = "codes",
        ["payroll.reports.currency"] = "by which the sums are read",
        ["payroll.reports.timezone"] = "by which the sums were made",
        ["payroll.reports.lines"] = "the sums",
        ["payroll.reports.warnings"] = "codes and figures",
        ["payroll.reports.basis"] = "a company's rules",
        ["payroll.migrated_reports"] = "the sums",
        ["payroll.pay_rules"] = "a company's rules",
        ["leave.approval_policies"] = "a company's rules",
        ["leave.types"] = "a company's types of leave",
        ["leave.type_words"] = "a company's types of leave",
        ["leave.holidays"] = "a company's days",
        ["leave.public_days"] = "a country's days",
        ["leave.holiday_years"] = "a country's days",
        ["subscriptions.subscriptions"] = "what a company subscribed to",
        ["subscriptions.payments"] = "for the books",
        ["subscriptions.invoices"] = "for the books",
        ["notifications.mails"] = "swept before anybody is erased",
        ["notifications.sms"] = "swept before anybody is erased",
        ["notifications.pushes"] = "swept before anybody is erased",
        ["notifications.deliveries"] = "the same",
        ["notifications.mail_choices"] = "go with the choices",
        ["notifications.whole_texts"] = "a company's announcements, swept before anybody is erased",
        ["notifications.invitations"] = "a digest of the address",
        ["staffing.businesses"] = "a client's",
        ["staffing.vendors"] = "a vendor's",
        ["staffing.billing_accounts"] = "a client's",
        ["staffing.catalog_roles"] = "a marketplace's",
        ["staffing.cost_centers"] = "a client's",
        ["staffing.hubs"] = "a client's",
        ["staffing.documents"] = "a marketplace's",
        ["staffing.orders"] = "a client's",
        ["staffing.shifts"] = "a shift's, not of whoever works it",
        ["staffing.shift_roles"] = "a shift's, not of whoever works it",
        ["staffing.sessions"] = "codes",
        ["staffing.applications.reason_code"] = "codes",
        ["staffing.assignments.cancel_code"] = "codes",
        ["staffing.attendance_events.validation_code"] = "codes",
        ["staffing.reviews.issue_flags"] = "codes",
        ["staffing.staff_blocks.issue_flags"] = "codes",
        ["staffing.timesheets.flags"] = "codes",
        ["staffing.staff_personal.languages"] = "goes with its row",
        ["staffing.staff_industries.code"] = "goes with its row",
        ["staffing.staff_skills.code"] = "goes with its row",
        ["staffing.benefit_programs"] = "a marketplace's",
        ["staffing.faqs"] = "a marketplace's",
        ["staffing.staff_benefits"] = "a marketplace's words for it",
        ["staffing.proof_nonces"] = "random, and good for nothing",
        ["staffing.security_proofs"] = "random, and where the proof is kept, which Files erases",
        ["staffing.location_batches.object_uri"] = "where the points are kept, which Files erases",
        ["staffing.staff.timezone"] = "a clock, by which was paid",
        ["staffing.certificates.certificate_type"] = "what work it allowed",
        ["staffing.certificates.name"] = "what work it allowed",
        ["staffing.verifications.reasons"] = "goes with its row",
        ["staffing.invoices"] = "for the books",
        ["staffing.invoice_lines.role_name"] = "what work it was that was billed",
        ["staffing.invoice_lines.flags"] = "codes",
        ["staffing.payments.currency"] = "for the books",
        ["staffing.payments.failure_code"] = "codes",
        ["staffing.payments.provider_reference"] = "for the books",
        ["kernel.changes"] = "Erasure takes the words, EraseArchived addresses and names of keys",
        ["kernel.outbox"] = "swept before anybody is erased",
        ["kernel.deliveries"] = "swept with the outbox",
        ["kernel.idempotency_keys"] = "swept before anybody is erased",
        ["kernel.answered"] = "keys of requests",
        ["kernel.company_jobs"] = "names of jobs",
    };

    [Fact]
    public async Task Every_text_of_a_company_is_erased_with_the_person_or_on_the_list()
    {
        var (erased, values) = await Known();
        var texts = await Texts();
        texts.Count.ShouldBeGreaterThan(60);
        erased.Count.ShouldBeGreaterThan(8);
        erased.Except(texts).ShouldBeEmpty("what is erased is a text");

        var left = texts.Except(erased).Except(values).ToList();
        left.Where(c => !Stays.ContainsKey(c) && !Stays.ContainsKey(Table(c))).ShouldBeEmpty("services.Erases(…) in the module, or a line in the list that says why not");
        Stays.Keys.Except(left).Except(left.Select(Table)).ShouldBeEmpty("on the list for nothing");
    }

    [Fact]
    public void The_reasons_of_what_is_somebodys_are_erased_with_them()
    {
        var theirs = Repository.ModuleAssemblies.SelectMany(a => a.GetTypes()).Where(t => t.GetCustomAttribute<TrackedAttribute>() is { } tracked && !tracked.Event.StartsWith("workforceos-auth-", StringComparison.Ordinal) && t.GetProperty("UserId") is not null).ToList();

        theirs.Count.ShouldBeGreaterThan(3);
        theirs.Except(host.Services.GetServices<PersonalRows>().Select(r => r.Row)).ShouldBeEmpty("services.Erases(…) in the module, with or without texts of its own");
    }

    /// <summary>What goes, and what holds one of a few values.</summary>
    private async Task<(HashSet<string> Erased, HashSet<string> Values)> Known()
    {
        await using var services = host.Services.CreateAsyncScope();
        await services.ServiceProvider.GetRequiredService<Scope>().Open(Caller.System("laws"), CancellationToken.None);
        var (erased, values) = (new HashSet<string>(), new HashSet<string>());
        foreach (var module in Repository.ModuleAssemblies.SelectMany(a => a.GetTypes()).Where(t => typeof(ModuleDb).IsAssignableFrom(t) && !t.IsAbstract))
        {
            var db = (DbContext)services.ServiceProvider.GetRequiredService(module);
            var own = db.GetService<IDesignTimeModel>().Model.GetEntityTypes().ToList();
            values.UnionWith(own.SelectMany(e => e.GetProperties().Where(IsValue).Select(p => $"{e.GetSchema()}.{e.GetTableName()}.{p.GetColumnName()}")));
            foreach (var rows in services.ServiceProvider.GetServices<PersonalRows>().Where(r => own.Exists(e => e.ClrType == r.Row))) erased.UnionWith(rows.ErasedColumns(db));
        }
        return (erased, values);
    }

    private static bool IsValue(IProperty property)
    {
        var type = property.ClrType.IsGenericType ? property.ClrType.GetGenericArguments()[0] : property.ClrType.GetElementType() ?? property.ClrType;
        return type.IsEnum;
    }

    private async Task<List<string>> Texts()
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            SELECT n.nspname || '.' || c.relname || '.' || a.attname
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND format_type(a.atttypid, NULL) ~ '^(text|character varying|jsonb?)(\[\])?$'
              AND EXISTS (SELECT FROM pg_attribute own WHERE own.attrelid = c.oid AND own.attname = 'company_id')
            ORDER BY 1
            """, connection);
        var texts = new List<string>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) texts.Add(rows.GetString(0));
        return texts;
    }

    private static string Table(string column) => column[..column.LastIndexOf('.')];
}
