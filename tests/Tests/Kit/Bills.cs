using Npgsql;

namespace WorkforceOS.Tests.Kit;

/// <summary>Bills without hours, for tests of what is done with a bill.</summary>
internal static class Bills
{
    /// <param name="business">Has a hub and a vendor.</param>
    /// <param name="words">Stand in it wherever words do.</param>
    public static async Task<Guid> Insert(TestHost host, Guid business, string status, string words)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var insert = new NpgsqlCommand($"""
            SET ROLE workforceos_system;
            INSERT INTO staffing.invoices (company_id, id, is_active, record_version, created_at, updated_at, business_id, vendor_id, hub_id, invoice_number, period_start, period_end, issued_at, due_date, overdue_at, status,
                subtotal_cents, fees_cents, tax_cents, total_cents, currency, worker_count, billable_minutes, dispute_reason)
            SELECT h.company_id, gen_random_uuid(), true, 1, now(), now(), h.business_id, v.vendor_id, h.id, 'INV-{words}-{status}', date '2026-02-23' + count, date '2026-03-01' + count, now(), '2026-04-01', now(), '{status}', 0, 0, 0, 0, 'USD', 0, 0, '{words}'
            FROM staffing.hubs h JOIN staffing.business_vendors v ON v.business_id = h.business_id CROSS JOIN (SELECT 7 * count(*)::int AS count FROM staffing.invoices WHERE business_id = '{business}') before WHERE h.business_id = '{business}' LIMIT 1
            RETURNING id
            """, connection);
        return (Guid)(await insert.ExecuteScalarAsync())!;
    }

    /// <summary>Hours that were handed in of somebody's place on the first role that the business has ordered, and a payment for them.</summary>
    public static async Task<(Guid Timesheet, Guid Payment)> Hours(TestHost host, Guid business, Guid staff, Guid invoice)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        var (assignment, timesheet, payment) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await using var insert = new NpgsqlCommand($"""
            SET ROLE workforceos_system;
            INSERT INTO staffing.assignments (company_id, id, is_active, record_version, created_at, updated_at, shift_id, shift_role_id, business_id, hub_id, staff_id, status, pay_rate_cents, bill_rate_cents, starts_at, ends_at, held_from, held_until)
            SELECT company_id, '{assignment}', true, 1, now(), now(), shift_id, id, business_id, hub_id, '{staff}', 'completed', 2300, 3100, starts_at, ends_at, starts_at, ends_at FROM staffing.shift_roles WHERE business_id = '{business}' ORDER BY id LIMIT 1;
            INSERT INTO staffing.timesheets (company_id, id, is_active, record_version, created_at, updated_at, assignment_id, staff_id, business_id, status, worked_minutes, break_minutes, payable_minutes, pay_rate_cents, bill_rate_cents, gross_pay_cents, bill_cents, flags, disputed)
            SELECT company_id, '{timesheet}', true, 1, now(), now(), id, staff_id, business_id, 'submitted', 60, 0, 60, 2300, 3100, 2300, 3100, ARRAY[]::text[], false FROM staffing.assignments WHERE id = '{assignment}';
            INSERT INTO staffing.payments (company_id, id, is_active, record_version, created_at, updated_at, staff_id, assignment_id, timesheet_id, invoice_id, worked_date, amount_cents, currency, status, attempts)
            SELECT company_id, '{payment}', true, 1, now(), now(), staff_id, assignment_id, id, '{invoice}', '2026-03-02', 2300, 'USD', 'pending', 0 FROM staffing.timesheets WHERE id = '{timesheet}'
            """, connection);
        await insert.ExecuteNonQueryAsync();
        return (timesheet, payment);
    }
}
