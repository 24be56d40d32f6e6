using Npgsql;
using NpgsqlTypes;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Billing;

/// <summary>Approves the hours of a bill, thousands in one statement, each with its line in the trail; and what is to be paid for them beside it.</summary>
internal sealed class ApprovedHours(Scope scope, TimeProvider clock)
{
    private const string Trail = "INSERT INTO kernel.changes (company_id, id, at, user_id, session_id, via, agent, address, request_id, event, object_id, version, before, after)";
    private const string Who = "@company, c.change, @now, @user, @session, @via, @agent, @address, @request";

    private static readonly string OfTimesheet = new TrackedAttribute("staffing", "timesheet").Event;
    private static readonly string OfPayment = new TrackedAttribute("staffing", "payment").Event;

    private static readonly string Sql = $"""
        WITH c AS (SELECT * FROM unnest(@ids, @changes, @payments, @paymentChanges) AS c (id, change, payment, payment_change)), approved AS (
            UPDATE staffing.timesheets t SET status = 'approved', approved_at = @now, approved_by = @user, disputed = false, record_version = t.record_version + 1, updated_at = @now
            FROM c WHERE t.company_id = @company AND t.id = c.id AND t.status = 'submitted' RETURNING t.id, t.record_version
        ), told AS (
            {Trail} SELECT {Who}, '{OfTimesheet}-updated', c.id, a.record_version, jsonb_build_object('status', 'submitted', 'recordVersion', a.record_version - 1), jsonb_build_object('status', 'approved', 'recordVersion', a.record_version, 'approvedBy', @user)
            FROM approved a JOIN c USING (id)
        ), owed AS (
            INSERT INTO staffing.payments (company_id, id, is_active, record_version, created_at, updated_at, staff_id, assignment_id, timesheet_id, invoice_id, worked_date, amount_cents, currency, status, attempts)
            SELECT @company, c.payment, true, 1, @now, @now, t.staff_id, t.assignment_id, t.id, @invoice, l.worked_date, t.gross_pay_cents, @currency, 'pending', 0
            FROM c JOIN staffing.timesheets t ON t.company_id = @company AND t.id = c.id
            JOIN staffing.invoice_lines l ON l.company_id = @company AND l.timesheet_id = t.id AND l.is_live
            WHERE t.gross_pay_cents > 0
            ON CONFLICT (company_id, timesheet_id) WHERE status <> 'cancelled' DO NOTHING RETURNING id, staff_id, timesheet_id, amount_cents, currency
        ), told_owed AS (
            {Trail} SELECT {Who.Replace("c.change", "c.payment_change")}, '{OfPayment}-created', o.id, 1, NULL, jsonb_build_object('id', o.id, 'staffId', o.staff_id, 'timesheetId', o.timesheet_id, 'amountCents', o.amount_cents, 'currency', o.currency, 'status', 'pending')
            FROM owed o JOIN c ON c.payment = o.id
        )
        SELECT count(*)::int FROM approved
        """;

    /// <summary>In the transaction that approves the bill, which is locked.</summary>
    /// <returns>How many were approved by it.</returns>
    public async Task<int> Approve(Invoice invoice, CancellationToken cancel)
    {
        var ids = await Lock(invoice.Id, cancel);
        if (ids.Length == 0) return 0;
        var caller = scope.Caller;
        await using var approve = new NpgsqlCommand(Sql, scope.Connection)
        {
            Parameters =
            {
                new("company", caller.Company.Value), new("now", clock.GetUtcNow().ToUniversalTime()), new("invoice", invoice.Id.Value), new("currency", invoice.Currency), new("ids", ids),
                new("changes", New(ids)), new("payments", New(ids)), new("paymentChanges", New(ids)),
                Nullable("user", NpgsqlDbType.Uuid, caller.UserOrNobody?.Value), Nullable("session", NpgsqlDbType.Uuid, caller.Session?.Value), new("via", caller.Via),
                Nullable("agent", NpgsqlDbType.Text, caller.Agent), Nullable("address", NpgsqlDbType.Text, caller.Address), Nullable("request", NpgsqlDbType.Text, caller.RequestId),
            },
        };
        return (int)(await approve.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>In one order, so that those who want the same hours do not wait in a circle.</summary>
    private async Task<Guid[]> Lock(InvoiceId invoice, CancellationToken cancel)
    {
        await using var wait = new NpgsqlCommand("""
            SELECT t.id FROM staffing.timesheets t JOIN staffing.invoice_lines l ON l.company_id = t.company_id AND l.timesheet_id = t.id
            WHERE l.company_id = @company AND l.invoice_id = @invoice AND l.is_live AND t.status IN ('submitted', 'approved') ORDER BY t.id FOR NO KEY UPDATE OF t
            """, scope.Connection) { Parameters = { new("company", scope.Caller.Company.Value), new("invoice", invoice.Value) } };
        var ids = new List<Guid>();
        await using var rows = await wait.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) ids.Add(rows.GetGuid(0));
        return [.. ids];
    }

    private Guid[] New(Guid[] each) => [.. each.Select(_ => NewId.At(clock))];

    private static NpgsqlParameter Nullable(string name, NpgsqlDbType type, object? value) => new(name, type) { Value = value ?? DBNull.Value };
}
