using Microsoft.EntityFrameworkCore;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.ClockIn;

namespace WorkforceOS.Staffing.Pay;

/// <summary>A timesheet of a week of somebody, and what was decided of such hours.</summary>
/// <param name="First">The first day of the week, by the clocks of the hubs at which they worked.</param>
/// <param name="After">Of the worker's vendor; null: as in the marketplace. So with the percentage.</param>
/// <param name="Billed">Of the client; null: as in the marketplace.</param>
internal sealed record SheetOfWeek(Guid Id, Guid StaffId, DateOnly First, DateTimeOffset StartsAt, int? After, int? Percent, bool? Billed);

/// <summary>
/// Timesheets that are about to be counted, locked in the order of their ids with all others of the same workers' weeks, for hours of one change what is overtime
/// of another. A week has the hours of the shifts that begin in it by the clock of their hub, at whichever client. Without a limit they are locked alone.
/// </summary>
internal sealed class OvertimeWeeks(StaffingDb db, SettingsInForce settings)
{
    /// <summary>The timesheet of an assignment, which is locked.</summary>
    public async Task<(Timesheet Timesheet, HeldWeeks Weeks)> Hold(AssignmentId assignment, CancellationToken cancel)
    {
        var decided = await settings.Get(cancel);
        if (decided.WeeklyOvertimeAfterMinutes is null)
        {
            var alone = await db.Timesheets.FromSql($"SELECT * FROM staffing.timesheets WHERE company_id = {db.CompanyOf} AND assignment_id = {assignment.Value} FOR NO KEY UPDATE").SingleAsync(cancel);
            return (alone, new HeldWeeks(decided, [], [alone], new HashSet<TimesheetId>()));
        }
        var id = await db.Timesheets.Where(t => t.AssignmentId == assignment).Select(t => t.Id).SingleAsync(cancel);
        var weeks = await Hold([id], cancel);
        return (weeks[id], weeks);
    }

    public async Task<HeldWeeks> Hold(IReadOnlyCollection<TimesheetId> timesheets, CancellationToken cancel)
    {
        var decided = await settings.Get(cancel);
        Guid[] asked = [.. timesheets.Select(t => t.Value)];
        List<SheetOfWeek> rows = decided.WeeklyOvertimeAfterMinutes is null ? [] : await OfTheirWeeks(asked, decided.WeekStartsOn, cancel);
        Guid[] all = [.. asked.Union(rows.Select(r => r.Id))];
        var sheets = await db.Timesheets.FromSql($"SELECT * FROM staffing.timesheets WHERE company_id = {db.CompanyOf} AND id = ANY ({all}) ORDER BY id FOR NO KEY UPDATE").ToListAsync(cancel);
        var ids = sheets.ConvertAll(t => t.Id);
        // Read after the locks: whoever bills them holds the same.
        HashSet<TimesheetId> billed = rows.Count == 0 ? [] : [.. await db.InvoiceLines.Where(l => ids.Contains(l.TimesheetId) && l.IsLive).Select(l => l.TimesheetId).ToListAsync(cancel)];
        return new HeldWeeks(decided, rows, sheets, billed);
    }

    /// <summary>A hub's day begins within a day of the same day in UTC, so that two more on each side are enough to find it by the index.</summary>
    private Task<List<SheetOfWeek>> OfTheirWeeks(Guid[] timesheets, DayOfWeek startsOn, CancellationToken cancel)
    {
        var (company, start) = (db.CompanyOf, (int)startsOn);
        return db.Database.SqlQuery<SheetOfWeek>($"""
            SELECT t.id AS "Id", w.staff_id AS "StaffId", w.first AS "First", a.starts_at AS "StartsAt", v.weekly_overtime_after_minutes AS "After", v.weekly_overtime_percent AS "Percent", b.bill_weekly_overtime AS "Billed"
            FROM (
                SELECT DISTINCT t.staff_id, s.local_date - (extract(dow FROM s.local_date)::int - {start} + 7) % 7 AS first
                FROM staffing.timesheets t
                JOIN staffing.assignments a ON a.company_id = t.company_id AND a.id = t.assignment_id
                JOIN staffing.shifts s ON s.company_id = t.company_id AND s.id = a.shift_id
                WHERE t.company_id = {company} AND t.id = ANY ({timesheets})
            ) w
            JOIN staffing.assignments a ON a.company_id = {company} AND a.staff_id = w.staff_id AND a.starts_at >= (w.first - 2)::timestamp AT TIME ZONE 'UTC' AND a.starts_at < (w.first + 9)::timestamp AT TIME ZONE 'UTC'
            JOIN staffing.shifts s ON s.company_id = {company} AND s.id = a.shift_id AND s.local_date >= w.first AND s.local_date < w.first + 7
            JOIN staffing.timesheets t ON t.company_id = {company} AND t.assignment_id = a.id AND t.is_active
            JOIN staffing.businesses b ON b.company_id = {company} AND b.id = t.business_id
            JOIN staffing.staff p ON p.company_id = {company} AND p.id = w.staff_id
            LEFT JOIN staffing.vendors v ON v.company_id = {company} AND v.id = p.vendor_id
            ORDER BY a.starts_at, t.id
            """).ToListAsync(cancel);
    }
}

/// <summary>Such timesheets, each with its week.</summary>
/// <param name="rows">By when they begin; empty where no week has a limit.</param>
/// <param name="billed">Those on a live bill.</param>
internal sealed class HeldWeeks(StaffingSettings decided, IReadOnlyList<SheetOfWeek> rows, IReadOnlyList<Timesheet> sheets, IReadOnlySet<TimesheetId> billed)
{
    private readonly Dictionary<TimesheetId, Timesheet> sheets = sheets.ToDictionary(t => t.Id);

    public Timesheet this[TimesheetId id] => sheets[id];

    /// <summary>These have other minutes now: what they and their weeks come to. What is billed or approved beside them stands.</summary>
    public void Recount(IReadOnlyCollection<TimesheetId> changed)
    {
        foreach (var week in rows.GroupBy(r => (r.StaffId, r.First)).Where(w => w.Any(r => changed.Contains(new(r.Id)))).Select(w => w.ToList())) Share(week, changed);
        foreach (var id in changed)
        {
            if (rows.Count == 0) sheets[id].BeOvertime(0, 0, false);
            sheets[id].Price(decided);
        }
    }

    private void Share(List<SheetOfWeek> week, IReadOnlyCollection<TimesheetId> changed)
    {
        bool Stands(Timesheet sheet) => !changed.Contains(sheet.Id) && (!sheet.IsOpen || billed.Contains(sheet.Id));
        var ofWeek = week.ConvertAll(r => sheets[new(r.Id)]);
        var overtime = WeeklyOvertime.Of(
            [.. ofWeek.Select(t => new WeekHours(PayRules.OfWeek(decided, t.PayableMinutes), Stands(t) ? t.OvertimeMinutes : null))], week[0].After ?? decided.WeeklyOvertimeAfterMinutes!.Value);
        for (var n = 0; n < week.Count; n++)
        {
            if (Stands(ofWeek[n])) continue;
            if (ofWeek[n].BeOvertime(overtime[n], week[n].Percent ?? decided.WeeklyOvertimePercent, week[n].Billed ?? decided.BillWeeklyOvertime)) ofWeek[n].Price(decided);
        }
    }
}
