using System.Globalization;
using System.Text;
using CsvHelper;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Export;

/// <summary>RFC 4180 in UTF-8 with a mark, as spreadsheets expect it. Nobody's text is a formula in it, wherever a spreadsheet cuts the lines.</summary>
internal static class PayrollCsv
{
    private static readonly CsvWriterOptions Format = new() { NewLine = "\r\n", Injection = CsvInjection.Escape };

    private static readonly (string Header, Func<PayrollReportDetails, string?> Cell)[] Columns =
    [
        ("userId", r => r.UserId.ToString()),
        ("fullname", r => SpreadsheetText.Of(r.User?.Fullname)),
        ("email", r => SpreadsheetText.Of(r.User?.Email)),
        ("periodStart", r => Day(r.PeriodStart)),
        ("periodEnd", r => Day(r.PeriodEnd)),
        ("timezone", r => r.Timezone),
        ("weekStartsOn", r => r.WeekStartsOn),
        ("overtimeDailyHours", r => Number(r.OvertimeDailyHours)),
        ("overtimeWeeklyHours", r => Number(r.OvertimeWeeklyHours)),
        ("totalHoursWorked", r => Number(r.TotalHoursWorked)),
        ("overtimeHours", r => Number(r.OvertimeHours)),
        ("absenceDays", r => r.AbsenceDays.ToString(CultureInfo.InvariantCulture)),
        ("currency", r => r.Currency),
        ("bonus", r => Amount(r.Bonus, r)),
        ("deduction", r => Amount(r.Deduction, r)),
        ("salaryCalculated", r => Amount(r.SalaryCalculated, r)),
        ("paymentStatus", r => Text.Of(r.PaymentStatus)),
        ("paymentDate", r => r.PaymentDate is { } day ? Day(day) : null),
        ("stale", r => r.Stale ? "true" : "false"),
        ("notes", r => SpreadsheetText.Of(r.Notes)),
    ];

    public static byte[] Of(IEnumerable<PayrollReportDetails> reports)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = CsvWriter.Create(text, Format))
        {
            foreach (var (header, _) in Columns) csv.WriteField(header);
            csv.EndRecord();
            foreach (var report in reports)
            {
                foreach (var (_, cell) in Columns) csv.WriteField(cell(report));
                csv.EndRecord();
            }
        }
        return bytes.ToArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Amount(decimal amount, PayrollReportDetails report) => amount.ToString($"F{Money.Digits(report.Currency)}", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("0.00##", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("0.00##", CultureInfo.InvariantCulture);
}
