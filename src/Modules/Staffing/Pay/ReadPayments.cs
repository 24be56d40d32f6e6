using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Billing;

namespace WorkforceOS.Staffing.Pay;

/// <param name="From">Of the days on which was worked, by the clocks of the hubs; both are included, 366 days at most.</param>
internal sealed record PaidDaysInput(DateOnly From, DateOnly To) : IInput;

/// <summary>What a worker has earned in some days, and how much of it they have.</summary>
internal static class GetPaymentsSummary
{
    /// <param name="PendingCents">Approved and not paid yet, for whatever reason.</param>
    /// <param name="AverageHourlyCents">Of the hours that this is for; 0 where there are none.</param>
    /// <param name="NextPayDate">By the marketplace's clock; null where nothing is owed.</param>
    internal sealed record View(long TotalEarningsCents, long PaidCents, long PendingCents, string Currency, decimal TotalHours, int ShiftCount, long AverageHourlyCents, DateOnly? NextPayDate);

    private sealed record Sums(long Total, long Paid, long Minutes, int Shifts, string? Currency);

    public static async Task<Result<View>> Handle(PaidDaysInput asked, StaffingDb db, Worker worker, Scope scope, ICompanies companies, TimeProvider clock, CancellationToken cancel)
    {
        var days = WorkedDays.Of(asked.From, asked.To);
        if (days.Problem is { } problem) return problem;
        var sums = (await db.Database.SqlQuery<Sums>($"""
            SELECT coalesce(sum(p.amount_cents), 0)::bigint AS "Total", coalesce(sum(p.amount_cents) FILTER (WHERE p.status = 'paid'), 0)::bigint AS "Paid", coalesce(sum(t.payable_minutes), 0)::bigint AS "Minutes", count(*)::int AS "Shifts", max(p.currency) AS "Currency"
            FROM staffing.payments p JOIN staffing.timesheets t ON t.company_id = p.company_id AND t.id = p.timesheet_id
            WHERE p.company_id = {db.CompanyOf} AND p.staff_id = {worker.Id.Value} AND p.status <> 'cancelled' AND p.worked_date BETWEEN {asked.From} AND {asked.To}
            """).ToListAsync(cancel))[0];
        var company = (await companies.Find(scope.Caller.Company, cancel))!;
        var now = clock.GetUtcNow();
        var next = sums.Total > sums.Paid ? WallClock.DayOf(PayStaff.Daily.NextAfter(now, company.Zone), company.Zone) : (DateOnly?)null;
        var average = sums.Minutes == 0 ? 0 : (long)decimal.Round(sums.Total * 60m / sums.Minutes, MidpointRounding.AwayFromZero);
        return new View(sums.Total, sums.Paid, sums.Total - sums.Paid, sums.Currency ?? company.Settings.Currency, Hundredths.Of(sums.Minutes), sums.Shifts, average, next);
    }
}

/// <summary>What a worker was paid, or is to be, the last shift first. What was taken back before it was sent is none of theirs.</summary>
internal static class ListPaymentHistory
{
    internal enum PaidStatus
    {
        Pending,
        Processing,
        Paid,
        Failed,
    }

    /// <param name="From">Of the days on which was worked, by the clocks of the hubs; both are included.</param>
    internal sealed record Input(DateOnly? From = null, DateOnly? To = null, PaidStatus? Status = null) : IInput;

    internal sealed record View(
        PaymentId PaymentId, AssignmentId AssignmentId, ShiftId ShiftId, string ShiftTitle, string ClientName, string HubName, DateOnly Date, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int MinutesWorked, int HourlyRateCents, decimal HourlyRate,
        long AmountCents, string Currency, PayoutStatus Status, DateTimeOffset? PaidAt, string? AccountLast4);

    public static async Task<Result<Page<View>>> Handle(Input asked, RowWindow window, StaffingDb db, Worker worker, CancellationToken cancel)
    {
        var payments = db.Payments.AsNoTracking().Where(p => p.StaffId == worker.Id && p.Status != PayoutStatus.Cancelled);
        if (asked.From is { } first) payments = payments.Where(p => p.WorkedDate >= first);
        if (asked.To is { } last) payments = payments.Where(p => p.WorkedDate <= last);
        if (asked.Status is { } named && Enum.Parse<PayoutStatus>($"{named}") is var status) payments = payments.Where(p => p.Status == status);
        var rows = from payment in payments
                   join timesheet in db.Timesheets on payment.TimesheetId equals timesheet.Id
                   join assignment in db.Assignments on payment.AssignmentId equals assignment.Id
                   join shift in db.Shifts on assignment.ShiftId equals shift.Id
                   join business in db.Businesses on assignment.BusinessId equals business.Id
                   orderby payment.WorkedDate descending, payment.Id descending
                   select new View(
                       payment.Id, payment.AssignmentId, shift.Id, shift.Title, business.Name, shift.LocationName, payment.WorkedDate, assignment.StartsAt, assignment.EndsAt, timesheet.PayableMinutes, timesheet.PayRateCents, timesheet.PayRateCents / 100m,
                       payment.AmountCents, payment.Currency, payment.Status, payment.PaidAt, payment.AccountLast4);
        return await Page.Read(rows, window, cancel);
    }
}

/// <summary>What a worker earned by the day, the week from Monday or the month, from the first to the last, also where it was nothing.</summary>
internal static class ListPaymentChart
{
    internal enum Bucket
    {
        Day,
        Week,
        Month,
    }

    /// <param name="From">Of the days on which was worked, by the clocks of the hubs; both are included, 366 days at most. What lies in the first and the last bucket beside them is not counted.</param>
    internal sealed record Input(DateOnly From, DateOnly To, Bucket Bucket = Bucket.Day) : IInput;

    /// <param name="BucketStart">Its first day.</param>
    internal sealed record View(DateOnly BucketStart, long AmountCents, decimal Hours, int ShiftCount);

    private sealed record Row(DateOnly Start, long Cents, long Minutes, int Shifts);

    public static async Task<Result<Page<View>>> Handle(Input asked, RowWindow window, StaffingDb db, Worker worker, CancellationToken cancel)
    {
        var days = WorkedDays.Of(asked.From, asked.To);
        if (days.Problem is { } problem) return problem;
        var unit = Text.Of(asked.Bucket);
        var step = $"1 {unit}";
        var rows = await db.Database.SqlQuery<Row>($"""
            SELECT b.start::date AS "Start", coalesce(sum(p.amount_cents), 0)::bigint AS "Cents", coalesce(sum(t.payable_minutes), 0)::bigint AS "Minutes", count(p.id)::int AS "Shifts"
            FROM generate_series(date_trunc({unit}, {asked.From}::date::timestamp), date_trunc({unit}, {asked.To}::date::timestamp), {step}::interval) AS b (start)
            LEFT JOIN staffing.payments p ON p.company_id = {db.CompanyOf} AND p.staff_id = {worker.Id.Value} AND p.status <> 'cancelled' AND p.worked_date BETWEEN {asked.From} AND {asked.To} AND date_trunc({unit}, p.worked_date::timestamp) = b.start
            LEFT JOIN staffing.timesheets t ON t.company_id = p.company_id AND t.id = p.timesheet_id
            GROUP BY b.start ORDER BY b.start
            """).ToListAsync(cancel);
        return Page.Of([.. rows.Select(r => new View(r.Start, r.Cents, Hundredths.Of(r.Minutes), r.Shifts))], window);
    }
}
