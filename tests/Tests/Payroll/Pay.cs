using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Payroll;

/// <summary>Reports, as a manager's app asks for them.</summary>
internal static class Pay
{
    public const string ReportsPath = "/payrollReporting-api/v1/payrollreports";
    public const string RunsPath = "/payrollReporting-api/v1/payrollruns";

    public static Task<Reply> Calculate(this Client manager, Client person, string from = "2026-03-01", string to = "2026-03-31", decimal? bonus = null, decimal? deduction = null) =>
        manager.Post(ReportsPath, bonus is null && deduction is null
            ? new { userId = person.UserId, periodStart = from, periodEnd = to }
            : new { userId = person.UserId, periodStart = from, periodEnd = to, bonus, deduction });

    public static Task<Reply> Change(this Client manager, JsonElement report, object changes) => manager.Patch($"{ReportsPath}/{report.Id()}", changes);

    public static Task<Reply> Approve(this Client manager, JsonElement report, object? input = null) => manager.Post($"{ReportsPath}/{report.Id()}/approval", input);

    public static Task<Reply> Reopen(this Client manager, JsonElement report, string reason) => manager.Post($"{ReportsPath}/{report.Id()}/reopening", new { reason });

    public static Task<Reply> Settle(this Client manager, JsonElement report, bool dryRun = false) => manager.Post($"{ReportsPath}/{report.Id()}/settlement", new { dryRun });

    public static Task<Reply> ApproveRun(this Client manager, JsonElement run, params string[] acceptWarnings) => manager.Post($"{RunsPath}/{run.Id()}/approval", new { acceptWarnings });

    public static Task<Reply> Unlock(this Client manager, Guid periodLock, string reason = "Something is missing") =>
        manager.Send(HttpMethod.Delete, $"/payrollReporting-api/v1/periodlocks/{periodLock}", System.Net.Http.Json.JsonContent.Create(new { reason }));

    public static async Task<JsonElement> Report(this Client reader, JsonElement report) => (await reader.Get($"{ReportsPath}/{report.Id()}")).Should(200)["payrollReport"];

    public static double Hours(this JsonElement report) => report.GetProperty("totalHoursWorked").GetDouble();

    public static decimal Money(this JsonElement report, string name = "salaryCalculated") => report.GetProperty(name).GetDecimal();

    public static bool IsStale(this JsonElement report) => report.GetProperty("stale").GetBoolean();
}
