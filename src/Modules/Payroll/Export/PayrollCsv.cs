using System.Globalization;
using System.Text;
using CsvHelper;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Export;

/// <summary>RFC 4180 in UTF-8 with a mark, as spreadsheets expect it. Text that one of them would take for a formula begins with an apostrophe.</summary>
internal static class PayrollCsv
{
    private static readonly CsvWriterOptions Format = new() { NewLine = "\r\n" };

    private static readonly (string Header, Func<PayrollReportDetails, string?> Cell)[] Columns =
    [
        ("userId", r => r.UserId.ToString()),
        ("fullname", r => Harmless(r.User?.Fullname)),
        ("email", r => Harmless(r.User?.Email)),
        ("periodStart", r => Day(r.PeriodStart)),
        ("periodEnd", r => Day(r.PeriodEnd)),
        ("timezone", r => r.Timezone),
        ("weekStartsOn", r => r.WeekStartsOn),
        ("overtimeDailyHours", r => Number(r.OvertimeDailyHours)),
        ("overtimeWeeklyHours", r => Number(r.OvertimeWeeklyHours)),
        ("totalHoursWorked", r => Number((decimal)r.TotalHoursWorked)),
        ("overtimeHours", r => Number((decimal)r.OvertimeHours)),
        ("absenceDays", r => r.AbsenceDays.ToString(CultureInfo.InvariantCulture)),
        ("currency", r => r.Currency),
        ("bonus", r => Number(r.Bonus)),
        ("deduction", r => Number(r.Deduction)),
        ("salaryCalculated", r => Number(r.SalaryCalculated)),
        ("paymentStatus", r => Text.Of(r.PaymentStatus)),
        ("paymentDate", r => r.PaymentDate is { } day ? Day(day) : null),
        ("stale", r => r.Stale ? "true" : "false"),
        ("notes", r => Harmless(r.Notes)),
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

    private static string? Harmless(string? text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("0.00##", CultureInfo.InvariantCulture);
}
