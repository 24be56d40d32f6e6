using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Hours that were worked, handed in, billed and approved.</summary>
internal static class WorkedHours
{
    /// <summary>Six hours from 9:00 with a break of thirty minutes: 5.5 hours, 126.50 to be paid, 170.50 to be billed.</summary>
    public static async Task<OnShift> Worked(this TestHost host, Marketplace? market = null, int minutes = 360)
    {
        var on = await OnShift.Book(host, market: market);
        on.At(0);
        (await on.ClockIn()).Should(200);
        on.At(minutes);
        (await on.ClockOut()).Should(200);
        return on;
    }

    public static async Task<OnShift> Submitted(this TestHost host, Marketplace? market = null)
    {
        var on = await host.Worked(market);
        (await on.Submit()).Should(200);
        return on;
    }

    public static Task<Reply> Submit(this OnShift on, object? body = null, string? key = null) => on.Worker.Do("POST", $"/staff/shifts/{on.Shift}/submit-for-approval", body, key);

    /// <summary>Bills all that is handed in, by an operator.</summary>
    public static async Task<JsonElement> Bill(this Marketplace market, TestHost host, Guid? business = null)
    {
        host.Clock.Now = host.Clock.Now.AddDays(1);
        var run = (await market.Company.Owner.Post($"/marketplaceManagement-api/v1/businesses/{business ?? market.Business}/invoices", new { until = $"{host.Clock.Now.AddDays(-1):yyyy-MM-dd}" })).Should(201);
        return run.Body.GetProperty("invoiceRun");
    }

    public static async Task<Guid> Invoice(this Marketplace market, TestHost host) => (await market.Bill(host)).GetProperty("invoiceIds")[0].GetGuid();

    public static Task<Reply> Approve(this Marketplace market, Guid invoice, object? body = null) => market.Owner.Do("POST", $"/client/billing/invoices/{invoice}/approve", body);

    public static Task<Reply> Dispute(this Marketplace market, Guid invoice, object? body = null) => market.Owner.Do("POST", $"/client/billing/invoices/{invoice}/dispute", body ?? new { reason = "Not so many hours." });

    public static Task<Reply> Operate(this Marketplace market, Guid invoice, string verb, object body) => market.Company.Owner.Send(HttpMethod.Put, $"/marketplaceManagement-api/v1/invoices/{invoice}/{verb}", JsonContent.Create(body));

    public static async Task<List<JsonElement>> Items(this Client client, string path) => [.. (await client.Get(path)).Should(200)["items"].EnumerateArray()];

    public static async Task<JsonElement> Pending(this Marketplace market, Guid invoice) => (await market.Owner.Items("/client/billing/invoices/pending?limit=200")).Single(i => i.Id("invoiceId") == invoice);

    public static async Task<string> TimesheetStatus(this OnShift on) => (await on.Rows("SELECT status FROM staffing.timesheets WHERE assignment_id = $1")).Single().Str("status")!;

    /// <summary>The same hours again and again, each of an assignment of its own, without anybody at the doors.</summary>
    public static async Task Multiply(this OnShift on, int times, string minutes = "330")
    {
        await using var source = NpgsqlDataSource.Create(on.Host.ConnectionString);
        await using var command = source.CreateCommand($"""
            WITH n AS (SELECT n, gen_random_uuid() AS id FROM generate_series(1, {times}) n), a AS (
                INSERT INTO staffing.assignments SELECT (jsonb_populate_record(a, jsonb_build_object('id', n.id, 'status', 'cancelled'))).* FROM staffing.assignments a, n WHERE a.id = '{on.Assignment}'
            )
            INSERT INTO staffing.timesheets SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'assignment_id', n.id, 'payable_minutes', m.minutes, 'bill_cents', round(m.minutes * t.bill_rate_cents / 60.0), 'gross_pay_cents', round(m.minutes * t.pay_rate_cents / 60.0)))).*
            FROM n CROSS JOIN LATERAL (SELECT {minutes} AS minutes) m, staffing.timesheets t WHERE t.assignment_id = '{on.Assignment}'
            """);
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>An account to which the worker is paid.</summary>
    public static Task Account(this OnShift on, string last4 = "6789", string status = "active") => on.Host.Sql($"""
        UPDATE staffing.staff_bank_accounts SET is_primary = false WHERE staff_id = '{on.Staff}';
        INSERT INTO staffing.staff_bank_accounts (company_id, id, is_active, record_version, created_at, updated_at, staff_id, bank_name, holder, type, number_enc, routing_enc, last4, routing_last4, fingerprint, is_primary, status)
        SELECT company_id, gen_random_uuid(), true, 1, now(), now(), id, 'Bank', 'Ana', 'checking', '\x01', '\x01', '{last4}', '0001', sha256(gen_random_uuid()::text::bytea), true, '{status}' FROM staffing.staff WHERE id = '{on.Staff}'
        """);
}
