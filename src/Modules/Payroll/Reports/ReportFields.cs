using System.Text.Json;
using System.Text.Json.Nodes;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Calculation;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Payroll.Reports;

/// <summary>Stored fields of a report as it shows them: seconds as hours, minor units as amounts, lines in its currency.</summary>
internal static class ReportFields
{
    public static JsonObject Shown(JsonObject stored, View? now)
    {
        // Reports are never deleted, so that there is one as it is now.
        var currency = stored["currency"]?.GetValue<string>() ?? ((PayrollReportView)now!).Currency;
        return new(stored.Select(field => field.Key switch
        {
            "workedSeconds" => Hours("totalHoursWorked", field.Value),
            "overtimeSeconds" => Hours("overtimeHours", field.Value),
            "absenceSeconds" => Hours("absenceHours", field.Value),
            "premiumSeconds" => Hours("premiumHours", field.Value),
            "toilSeconds" => Hours("toilHours", field.Value),
            "bonusMinor" => Amount("bonus", field.Value),
            "deductionMinor" => Amount("deduction", field.Value),
            "salaryMinor" => Amount("salaryCalculated", field.Value),
            "carriedInMinor" => Amount("carriedIn", field.Value),
            "carryForwardMinor" => Amount("carryForward", field.Value),
            "differenceMinor" => field.Value is null ? KeyValuePair.Create<string, JsonNode?>("difference", null) : Amount("difference", field.Value),
            "lines" => KeyValuePair.Create<string, JsonNode?>("lines", new JsonArray([.. field.Value!.AsArray().Select(Line)])),
            "basis" => KeyValuePair.Create("basis", field.Value?["versions"]?.DeepClone()),
            _ => KeyValuePair.Create(field.Key, field.Value?.DeepClone()),
        }));

        JsonNode? Line(JsonNode? line) => JsonSerializer.SerializeToNode(ReportLine.Of(line.Deserialize<PayLine>(Json.Plain)!, currency), Json.Plain);

        KeyValuePair<string, JsonNode?> Amount(string name, JsonNode? minor) => KeyValuePair.Create<string, JsonNode?>(name, JsonValue.Create(Reports.Shown.Amount(minor!.GetValue<long>(), currency)));
    }

    private static KeyValuePair<string, JsonNode?> Hours(string name, JsonNode? seconds) => KeyValuePair.Create<string, JsonNode?>(name, JsonValue.Create(Reports.Shown.Hours(seconds!.GetValue<decimal>())));
}
