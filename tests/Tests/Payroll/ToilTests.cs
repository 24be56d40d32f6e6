using System.Text.Json;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;
using WorkforceOS.Leave.Balances;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

/// <summary>Overtime that is taken off instead of being paid. 40 h a week, 5200 a month; overtime at time and a half beyond eight hours a day.</summary>
public sealed class ToilTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Leave = "/leaveManagement-api/v1";

    [Fact]
    public async Task Hours_are_there_to_be_taken_while_their_report_is_approved_and_never_twice()
    {
        var (company, worker, _) = await Open("2026-04-02T12:00:00Z");
        await Work(company, worker, "2026-03-03", 18);
        var report = (await company.Owner.Calculate(worker)).Should(201)["payrollReport"];
        (report.GetProperty("toilHours").GetDecimal(), report.Money(), report.GetProperty("overtimeHours").GetDecimal()).ShouldBe((3, 5200, 2));
        (await Earned(worker)).ShouldBe([]);

        (await company.Owner.Approve(report)).Should(200);
        (await Earned(worker)).ShouldBe([("2026-03-31", "grant", 0.38m)]);
        (await company.Owner.Reopen(report, "Once more")).Should(200);
        (await Earned(worker)).ShouldBe([]);
        (await company.Owner.Calculate(worker)).Should(200);
        (await company.Owner.Change(report, new { paymentStatus = "paid" })).Should(200);
        (await Earned(worker)).ShouldBe([("2026-03-31", "grant", 0.38m)]);

        var type = (await worker.Get($"{Leave}/leavetypes?code=toil")).Should(200)["leaveTypes"].EnumerateArray().Single(t => t.Str("code") == "toil").Id();
        (await company.Owner.Patch($"{Leave}/leavetypes/{type}", new { allowance = "balance" })).Should(200);
        object Off(string day, string to) => new { leaveType = "toil", startDate = day, endDate = day, fromTime = "10:00", toTime = to };
        (await worker.Post($"{Leave}/leaverequests", Off("2026-04-07", "12:00"))).Should(201);
        (await worker.Post($"{Leave}/leaverequests", Off("2026-04-08", "12:00"))).ShouldRefuse(400, "BalanceTooLow");
        (await worker.Post($"{Leave}/leaverequests", Off("2026-04-08", "11:00"))).Should(201);
        (await Balance(worker))!.Value.GetProperty("available").GetDecimal().ShouldBe(0);
    }

    [Fact]
    public async Task What_changes_after_an_approval_comes_to_the_balance_with_the_settlement_and_once()
    {
        var (company, worker, profile) = await Open("2026-03-20T12:00:00Z");
        var report = (await company.Owner.Calculate(worker)).Should(201)["payrollReport"];
        (await company.Owner.Approve(report)).Should(200);
        host.Clock.Now = At("2026-04-02T12:00:00Z");
        var record = await Work(company, worker, "2026-03-24", 18);
        var stale = await company.Owner.Report(report);
        (stale.IsStale(), stale.Money("difference"), stale.GetProperty("toilHours").GetDecimal()).ShouldBe((true, 0, 0));
        (await Earned(worker)).ShouldBe([]);

        (await company.Owner.Settle(report, dryRun: true)).Should(200);
        (await Earned(worker)).ShouldBe([]);
        (await company.Owner.Settle(report)).Should(200)["payAdjustment"].ValueKind.ShouldBe(JsonValueKind.Null);
        (await company.Owner.Settle(report)).ShouldRefuse(400, "NothingToSettle");
        (await Earned(worker)).ShouldBe([("2026-03-31", "grant", 0.38m)]);
        (await company.Owner.Report(report)).IsStale().ShouldBeFalse();

        (await company.Owner.Correct(record, new { checkOutTime = At("2026-03-24T20:00:00Z") })).Should(200);
        (await company.Owner.Settle(report)).Should(200);
        (await Earned(worker)).ShouldBe([("2026-03-31", "grant", 0.75m)]);

        // The hours stay overtime, and nothing is owed for them either way.
        (await company.Owner.Patch($"/employeeProfile-api/v1/employeeprofiles/{profile}", new { overtimeMode = "none", effectiveFrom = "2026-03-01", reason = "Was never agreed" })).Should(200);
        (await company.Owner.Report(report)).GetProperty("staleReasons").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldBe("terms");
        (await company.Owner.Settle(report)).Should(200);
        (await Earned(worker)).ShouldBe([]);
    }

    [Theory]
    [InlineData(40, "8 8 8 8 8 0 0", 8)]
    [InlineData(28, "8 8 8 4 0 0 0", 8)]
    [InlineData(30, "10 10 10 0 0 0 0", 10)]
    [InlineData(0, null, 8)]
    [InlineData(30, null, 6)]
    public void A_day_of_the_balance_is_a_working_day_of_the_person(int weekly, string? week, int hours)
    {
        var pattern = week is null ? null : new WorkPattern(WorkPatternKind.Weekdays, [[.. week.Split(' ').Select(decimal.Parse)]], new DateOnly(2026, 3, 2));
        var terms = new TermsFacts(DateOnly.MinValue, PayBasis.Monthly, 5200, null, weekly, pattern, OvertimeMode.Toil, null, null, null, null);
        var history = new EmploymentHistory(new UserId(Guid.NewGuid()), [new EmploymentSpan(new EmploymentId(Guid.NewGuid()), new(2025, 1, 1), null, [terms])]);
        EarnedTime.HoursOfDay(history, new(2026, 3, 31)).ShouldBe(Fraction.Of(hours));
        EarnedTime.HoursOfDay(null, new(2026, 3, 31)).ShouldBe(Fraction.Of(8));
    }

    private async Task<(TestCompany Company, Client Worker, Guid Profile)> Open(string now)
    {
        host.Clock.Now = At(now);
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        var profile = await company.Profile(worker, salary: 5200);
        (await company.Owner.Patch($"/employeeProfile-api/v1/employeeprofiles/{profile}", new { overtimeMode = "toil", effectiveFrom = "2026-01-01", reason = "As agreed" })).Should(200);
        return (company, worker, profile);
    }

    private static async Task<Guid> Work(TestCompany company, Client worker, string day, int until) =>
        await company.Owner.Enter(worker, await company.Owner.Plan(day, "08:00", "18:00", worker), At($"{day}T08:00:00Z"), At($"{day}T{until}:00:00Z"));

    private static async Task<List<(string? Day, string? Kind, decimal Days)>> Earned(Client worker) => await Balance(worker) is not { } balance ? [] :
        [.. balance.GetProperty("lines").EnumerateArray().Select(line => (line.Str("day"), line.Str("kind"), line.GetProperty("amount").GetDecimal()))];

    private static async Task<JsonElement?> Balance(Client worker)
    {
        var all = (await worker.Get($"{Leave}/leavebalances?on=2026-04-10")).Should(200)["leaveBalances"].EnumerateArray().ToList();
        return all.Count == 0 ? null : all.Single(b => b.Str("code") == "toil");
    }
}
