using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Reports;

/// <summary>What all reports that match come to, whatever page is shown: one for each currency.</summary>
internal sealed record TotalsBeside(IReadOnlyList<ReportTotals> Totals)
{
    /// <param name="matching">That the reader may see.</param>
    public static async Task<TotalsBeside> Of(IQueryable<PayrollReport> matching, CancellationToken cancel)
    {
        var sums = await matching.GroupBy(r => r.Currency).OrderBy(own => own.Key).Select(own => new
        {
            own.Key,
            Count = own.Count(),
            Worked = own.Sum(r => r.WorkedSeconds),
            Overtime = own.Sum(r => r.OvertimeSeconds),
            Absence = own.Sum(r => r.AbsenceSeconds),
            Premium = own.Sum(r => r.PremiumSeconds),
            Bonus = own.Sum(r => r.BonusMinor),
            Deduction = own.Sum(r => r.DeductionMinor),
            Salary = own.Sum(r => r.SalaryMinor),
        }).ToListAsync(cancel);
        return new([.. sums.Select(s => new ReportTotals(s.Key, s.Count, Hours(s.Worked), Hours(s.Overtime), Hours(s.Absence), Hours(s.Premium), Amount(s.Bonus, s.Key), Amount(s.Deduction, s.Key), Amount(s.Salary, s.Key)))]);
    }

    private static decimal Hours(long seconds) => decimal.Round(seconds / 3600m, 2, MidpointRounding.AwayFromZero);

    private static decimal Amount(long minor, string currency) => new Money(minor, currency).ToDecimal();
}

/// <summary>The sums of reports in one currency. Hours are rounded once, after adding up.</summary>
/// <param name="Reports">How many.</param>
internal sealed record ReportTotals(
    string Currency, int Reports, decimal TotalHoursWorked, decimal OvertimeHours, decimal AbsenceHours, decimal PremiumHours, decimal Bonus, decimal Deduction, decimal SalaryCalculated);
