using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Billing;

/// <summary>
/// Bills one business for all hours up to a day that are handed in and on no bill, one bill for each vendor and hub. Their lines are made by one
/// statement; that an hour is billed once, the index <c>invoice_line_live</c> decides.
/// </summary>
internal sealed class BillBusiness(StaffingDb db, InvoiceNews news, SettingsInForce settings, Scope scope, TimeProvider clock)
{
    public static readonly CalendarTime Weekly = new(new TimeOnly(2, 0), DayOfWeek.Monday);

    /// <summary>A large week takes seconds, and those who ask for the same wait for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private sealed record Billed(Guid InvoiceId, Guid VendorId, Guid HubId, Guid? CostCenterId, DateOnly PeriodStart, long Cents, int Workers, int Minutes);

    /// <summary>The week before, when its time has come by the clock of the business. Once; after a downtime once for all that was missed.</summary>
    public async Task Week(BusinessId id, CancellationToken cancel)
    {
        await using var transaction = await Begin(id, cancel);
        var now = clock.GetUtcNow();
        if (await db.Businesses.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancel) is not { } business || business.NextBillingAt > now) return;
        var zone = Facts.ZoneOf(business.Timezone);
        await Bill(business, Weekly.LastDay(now, zone).AddDays(-1), cancel);
        var next = Weekly.NextAfter(now, zone);
        await db.Businesses.Where(b => b.Id == id).ExecuteUpdateAsync(set => set.SetProperty(b => b.NextBillingAt, next), cancel);
        await transaction.Commit(cancel);
    }

    /// <param name="until">The last day whose hours are billed, by the clocks of the hubs; at the latest today by the clock of the business. Null: the last Sunday.</param>
    public async Task<Result<List<Invoice>>> Until(BusinessId id, DateOnly? until, CancellationToken cancel)
    {
        await using var transaction = await Begin(id, cancel);
        if (await db.Businesses.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancel) is not { } business) return Problem.NotFound;
        var (now, zone) = (clock.GetUtcNow(), Facts.ZoneOf(business.Timezone));
        if (until is { } last && (last.Year < 2000 || last > WallClock.DayOf(now, zone))) return Problem.WrongType("until", "A day that has begun.");
        var made = await Bill(business, until ?? Weekly.LastDay(now, zone).AddDays(-1), cancel);
        await transaction.Commit(cancel);
        return made;
    }

    private async Task<ScopeTransaction> Begin(BusinessId id, CancellationToken cancel)
    {
        var transaction = await scope.Begin(cancel);
        await transaction.TakeTurn("staffing.billing", id.Value, cancel, Patience);
        return transaction;
    }

    private async Task<List<Invoice>> Bill(Business business, DateOnly until, CancellationToken cancel)
    {
        var billed = await MakeLines(business.Id.Value, until, cancel);
        if (billed.Count == 0) return [];
        var now = clock.GetUtcNow();
        var (month, terms) = (WallClock.DayOf(now, Facts.ZoneOf(business.Timezone)), PaymentTerms.Of(business, now));
        var number = await TakeNumbers(month.AddDays(1 - month.Day), billed.Count, cancel);
        var charges = InvoiceCharges.Of(await settings.Get(cancel), business);
        var made = billed.ConvertAll(bill =>
        {
            var invoice = new Invoice
            {
                Id = new(bill.InvoiceId), CompanyId = business.CompanyId, BusinessId = business.Id, VendorId = new(bill.VendorId), HubId = new(bill.HubId), CostCenterId = bill.CostCenterId is { } center ? new(center) : null,
                InvoiceNumber = string.Create(CultureInfo.InvariantCulture, $"INV-{month:yyyyMM}-{number++:D5}"), PeriodStart = bill.PeriodStart, PeriodEnd = until, Currency = business.Currency, WorkerCount = bill.Workers,
            };
            invoice.Issue(bill.Cents, bill.Minutes, charges, now, terms);
            return invoice;
        });
        db.Invoices.AddRange(made);
        await db.SaveChangesAsync(cancel);
        await news.Issued(made, cancel);
        return made;
    }

    /// <summary>
    /// Hours wait for their lock and are read as they are then, and lie still until the bill stands. A vendor that the order does not name is the usual one of the
    /// business, else the worker's. A period begins where the one before ended, so that no two overlap; where all up to the day has been billed, what was late waits for the next.
    /// </summary>
    private Task<List<Billed>> MakeLines(Guid business, DateOnly until, CancellationToken cancel)
    {
        var (company, monday) = (db.CompanyOf, until.AddDays(-(((int)until.DayOfWeek + 6) % 7)));
        return db.Database.SqlQuery<Billed>($"""
            WITH due AS MATERIALIZED (
                SELECT t.id, t.assignment_id, t.staff_id, t.break_minutes, t.payable_minutes, t.bill_rate_cents, t.bill_cents, CASE WHEN t.overtime_billed THEN t.flags ELSE array_remove(t.flags, {ClockIn.Timesheet.WeeklyOvertime}) END AS flags, a.shift_id, a.shift_role_id, a.hub_id, s.local_date,
                    coalesce(a.checked_in_at, a.starts_at) AS clock_in_at, coalesce(a.checked_out_at, a.ends_at) AS clock_out_at
                FROM staffing.timesheets t
                JOIN staffing.assignments a ON a.company_id = t.company_id AND a.id = t.assignment_id
                JOIN staffing.shifts s ON s.company_id = t.company_id AND s.id = a.shift_id
                WHERE t.company_id = {company} AND t.business_id = {business} AND t.status IN ('submitted', 'approved') AND t.is_active AND s.local_date <= {until}
                    AND NOT EXISTS (SELECT FROM staffing.invoice_lines l WHERE l.company_id = t.company_id AND l.timesheet_id = t.id AND l.is_live)
                ORDER BY t.id FOR NO KEY UPDATE OF t
            ), placed AS MATERIALIZED (
                SELECT d.*, r.role_name, p.full_name, coalesce(o.vendor_id, u.vendor_id, p.vendor_id) AS vendor_id FROM due d
                JOIN staffing.shift_roles r ON r.company_id = {company} AND r.id = d.shift_role_id
                JOIN staffing.orders o ON o.company_id = {company} AND o.id = r.order_id
                JOIN staffing.staff p ON p.company_id = {company} AND p.id = d.staff_id
                LEFT JOIN staffing.business_vendors u ON u.company_id = {company} AND u.business_id = {business} AND u.is_default
            ), bills AS MATERIALIZED (
                SELECT g.vendor_id, g.hub_id, h.cost_center_id, gen_random_uuid() AS invoice_id, greatest({monday}, coalesce(i.last + 1, {monday})) AS period_start
                FROM (SELECT DISTINCT vendor_id, hub_id FROM placed WHERE vendor_id IS NOT NULL) g
                JOIN staffing.hubs h ON h.company_id = {company} AND h.id = g.hub_id
                LEFT JOIN LATERAL (
                    SELECT max(period_end) AS last FROM staffing.invoices i WHERE i.company_id = {company} AND i.business_id = {business} AND i.vendor_id = g.vendor_id AND i.hub_id = g.hub_id AND i.status <> 'void'
                ) i ON true
                WHERE i.last IS NULL OR i.last < {until}
            ), made AS (
                INSERT INTO staffing.invoice_lines (company_id, id, invoice_id, timesheet_id, assignment_id, shift_id, staff_id, staff_name, role_name, worked_date, clock_in_at, clock_out_at, break_minutes, billable_minutes,
                    bill_rate_cents, amount_cents, flags, is_live, disputed)
                SELECT {company}, gen_random_uuid(), b.invoice_id, p.id, p.assignment_id, p.shift_id, p.staff_id, p.full_name, p.role_name, p.local_date, p.clock_in_at, p.clock_out_at, p.break_minutes, p.payable_minutes,
                    p.bill_rate_cents, p.bill_cents, p.flags, true, false
                FROM placed p JOIN bills b ON b.vendor_id = p.vendor_id AND b.hub_id = p.hub_id
                ON CONFLICT (company_id, timesheet_id) WHERE is_live DO NOTHING
                RETURNING invoice_id, staff_id, amount_cents, billable_minutes
            )
            SELECT b.invoice_id AS "InvoiceId", b.vendor_id AS "VendorId", b.hub_id AS "HubId", b.cost_center_id AS "CostCenterId", b.period_start AS "PeriodStart",
                sum(m.amount_cents)::bigint AS "Cents", count(DISTINCT m.staff_id)::int AS "Workers", sum(m.billable_minutes)::int AS "Minutes"
            FROM made m JOIN bills b ON b.invoice_id = m.invoice_id GROUP BY 1, 2, 3, 4, 5 ORDER BY b.hub_id, b.vendor_id
            """).ToListAsync(cancel);
    }

    /// <summary>The first of so many numbers of the month, without a gap: they are given back where the transaction is undone, and until it ends others wait for theirs.</summary>
    private async Task<int> TakeNumbers(DateOnly month, int count, CancellationToken cancel)
    {
        var last = (await db.Database.SqlQuery<int>($"""
            INSERT INTO staffing.invoice_numbers AS n (company_id, month, last) VALUES ({db.CompanyOf}, {month}, {count})
            ON CONFLICT (company_id, month) DO UPDATE SET last = n.last + {count} RETURNING last AS "Value"
            """).ToListAsync(cancel))[0];
        return last - count + 1;
    }
}
