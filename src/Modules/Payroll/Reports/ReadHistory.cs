using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Payroll.Calculation;

namespace WorkforceOS.Payroll.Reports;

/// <summary>One change of a report: who, when, from where, and what stood there before and after.</summary>
/// <param name="UserId">Null where a rule did it.</param>
/// <param name="Via">How they came, or the name of the job.</param>
/// <param name="Change"><c>created</c>, <c>updated</c> or <c>deleted</c>.</param>
internal sealed record HistoryEntry(Guid Id, DateTimeOffset At, UserId? UserId, PersonBrief? User, string Via, string Change, int RecordVersion, JsonObject? Before, JsonObject After);

/// <summary>Everything that was done to a report, for its managers; newest first.</summary>
internal static class ReadHistory
{
    public static readonly Filters<Change> Filters = new();
    private static readonly string[] NotTold = ["id", "companyId", "isActive", "recordVersion", "createdAt", "updatedAt", "facts"];

    public static async Task<Result<Page<HistoryEntry>>> Handle(PayrollReportId id, ListOf<Change> list, PayrollDb db, IReporting reporting, IPeople people, Caller caller, CancellationToken cancel)
    {
        var report = await db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (report is null) return Problem.NotFound;
        if (!await caller.Manages(report.UserId, reporting, cancel)) return Problem.NotTheOwner;

        var page = await list.Read(db.Changes.Where(c => c.ObjectId == id.Value), cancel);
        var who = await people.Briefs(page.Rows.Select(c => c.UserId).OfType<UserId>().Distinct(), cancel);
        return page.Select(c => new HistoryEntry(
            c.Id, c.At, c.UserId, c.UserId is { } user ? who.GetValueOrDefault(user) : null, c.Via, c.Event[(c.Event.LastIndexOf('-') + 1)..], c.Version,
            c.Before is null ? null : AsShown(c.Before, report.Currency), AsShown(c.After, report.Currency)));
    }

    /// <summary>Stored in seconds and minor units, shown as everywhere else.</summary>
    private static JsonObject AsShown(string row, string currency)
    {
        var stored = JsonNode.Parse(row)!.AsObject();
        var inCurrency = stored["currency"]?.GetValue<string>() ?? currency;
        var shown = new JsonObject();
        foreach (var (name, value) in stored.Where(field => !NotTold.Contains(field.Key)))
        {
            var (told, what) = name switch
            {
                "workedSeconds" => ("totalHoursWorked", JsonValue.Create(Shown.Hours(value!.GetValue<long>()))),
                "overtimeSeconds" => ("overtimeHours", JsonValue.Create(Shown.Hours(value!.GetValue<long>()))),
                "absenceSeconds" => ("absenceHours", JsonValue.Create(Shown.Hours(value!.GetValue<long>()))),
                "premiumSeconds" => ("premiumHours", JsonValue.Create(Shown.Hours(value!.GetValue<long>()))),
                "carriedInMinor" => ("carriedIn", Amount()),
                "carryForwardMinor" => ("carryForward", Amount()),
                "lines" => ("lines", new JsonArray([.. value!.AsArray().Select(line => Line(line!.AsObject()))])),
                "basis" => ("basis", value?["versions"]?.DeepClone()),
                "bonusMinor" => ("bonus", Amount()),
                "deductionMinor" => ("deduction", Amount()),
                "salaryMinor" => ("salaryCalculated", Amount()),
                "differenceMinor" => ("difference", value is null ? null : Amount()),
                _ => (name, value?.DeepClone()),
            };
            shown[told] = what;

            JsonObject Line(JsonObject line) => JsonSerializer.SerializeToNode(ReportLine.Of(line.Deserialize<PayLine>(Json.Plain)!, inCurrency), Json.Plain)!.AsObject();

            JsonNode Amount() => JsonValue.Create(Shown.Amount(value!.GetValue<long>(), inCurrency));
        }
        return shown;
    }
}
