using System.Text.Json;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

public sealed class RunApprovalTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly object March = new { periodStart = "2026-03-01", periodEnd = "2026-03-31" };

    [Fact]
    public async Task A_dry_run_says_what_would_come_of_it_and_writes_nothing()
    {
        var company = await Open();
        var people = await host.Seed(company, 3);
        var preview = (await company.Owner.Post(Pay.RunsPath, new { periodStart = "2026-03-01", periodEnd = "2026-03-31", dryRun = true })).Should(200)["payrollRun"].GetProperty("preview");
        (preview.Number("willCreate"), preview.Money()).ShouldBe((3, 15600));
        (await company.Owner.Get(Pay.ReportsPath)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(0);
        (await company.Owner.Get(Pay.RunsPath)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(0);

        (await company.Owner.Post(Pay.RunsPath, March)).Should(201);
        var first = (await Reports(company)).First(r => r.Id("userId") == people[0]);
        (await company.Owner.Change(first, new { paymentStatus = "paid" })).Should(200);
        preview = (await company.Owner.Post(Pay.RunsPath, new { periodStart = "2026-03-01", periodEnd = "2026-03-31", dryRun = true })).Should(200)["payrollRun"].GetProperty("preview");
        (preview.Number("unchanged"), preview.Number("leftAlone"), preview.Number("willChange")).ShouldBe((2, 1, 0));
        (await company.Owner.Get(Pay.RunsPath)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_run_is_approved_and_whose_report_is_not_is_listed_with_the_reason()
    {
        var company = await Open();
        var admin = await company.Hire("Ada Admin", "tenantAdmin");
        (await admin.Post("/employeeProfile-api/v1/employeeprofiles", new { userId = company.Owner.UserId, employmentStartDate = "2025-01-01", position = "Owner", contractType = "permanent", salary = 1000 })).Should(201);
        var (changed, open, paid) = (await company.Hire("Cora Changed"), await company.Hire("Otto Open"), await company.Hire("Pia Paid"));
        foreach (var person in new[] { changed, open, paid }) await company.Profile(person, salary: 5200);
        await host.Seed(company, 4);
        host.Clock.Now = At("2026-03-31T08:00:00Z");
        (await open.CheckIn(await company.Owner.Plan("2026-03-31", "08:00", "16:00", open))).Should(201);
        host.Clock.Now = At("2026-04-02T12:00:00Z");
        var run = (await company.Owner.Post(Pay.RunsPath, March)).Should(201)["payrollRun"];
        (await company.Owner.Calculate(paid, "2026-03-20", "2026-04-01")).Should(201);
        (await company.Owner.Post(Pay.ReportsPath, new { userId = paid.UserId, periodStart = "2026-03-20", periodEnd = "2026-04-01", paymentStatus = "paid" })).Should(200);
        var shift = await company.Owner.Plan("2026-03-03", "08:00", "16:00", changed);
        await company.Owner.Enter(changed, shift, At("2026-03-03T08:00:00Z"), At("2026-03-03T16:00:00Z"));

        var approval = (await company.Owner.ApproveRun(run)).Should(200)["payrollRun"].GetProperty("approval");
        (approval.Str("state"), approval.Number("total"), approval.Number("approved")).ShouldBe(("completed", 8, 4));
        Failed(approval).ShouldBe([(company.Owner.UserId, "OwnPay"), (changed.UserId, "PayrollChanged"), (open.UserId, "WarningsNotAccepted"), (paid.UserId, "PayrollHoursPaidAlready")], ignoreOrder: true);
        (await Reports(company, "&approvalStatus=approved&periodStart=2026-03-01&periodEnd=2026-03-31")).Count(r => r.Str("periodStart") == "2026-03-01").ShouldBe(4);

        (await company.Owner.Calculate(changed)).Should(200);
        approval = (await company.Owner.ApproveRun(run, "openRecords")).Should(200)["payrollRun"].GetProperty("approval");
        (approval.Number("approved"), string.Join(' ', Failed(approval).Select(f => f.ErrCode).Order())).ShouldBe((6, "OwnPay PayrollHoursPaidAlready"));
    }

    [Fact]
    public async Task An_approval_that_a_crash_has_left_is_finished_by_the_job_and_the_sums_are_the_same()
    {
        var company = await Open();
        var people = await host.Seed(company, 1100);
        var run = (await company.Owner.Post(Pay.RunsPath, March)).Should(201)["payrollRun"];
        await host.RunJob("payroll.finishRuns");
        // As a host leaves it that dies after the first step.
        await host.Run("UPDATE payroll.runs SET approval = 'running', approval_by = $2, looked_at = 500 WHERE id = $1", run.Id(), company.Owner.UserId);
        await host.RunJob("payroll.finishRuns");
        await host.RunJob("payroll.finishRuns");
        var approval = (await company.Owner.Get($"{Pay.RunsPath}/{run.Id()}")).Should(200)["payrollRun"].GetProperty("approval");
        (approval.Str("state"), approval.Number("approved")).ShouldBe(("completed", 1100));
        (await Count(company, "approved")).ShouldBe(600, "the first step is not done again");

        // Asked again it catches up with what is missing.
        (await company.Owner.ApproveRun(run)).Should(200);
        await host.RunJob("payroll.finishRuns");
        (await Count(company, "approved")).ShouldBe(people.Count);
    }

    private static List<(Guid User, string ErrCode)> Failed(JsonElement approval) => [.. approval.GetProperty("failed").EnumerateArray().Select(f => (f.Id("userId"), f.Str("errCode")!))];

    private static async Task<int> Count(TestCompany company, string status) =>
        (await company.Owner.Get($"{Pay.ReportsPath}?approvalStatus={status}&pageRowCount=1")).Should(200)["paging"].GetProperty("totalRowCount").GetInt32();

    private static async Task<List<JsonElement>> Reports(TestCompany company, string more = "") =>
        [.. (await company.Owner.Get($"{Pay.ReportsPath}?pageRowCount=500{more}")).Should(200)["payrollReports"].EnumerateArray()];

    private async Task<TestCompany> Open()
    {
        host.Clock.Now = At("2026-04-02T12:00:00Z");
        return await TestCompany.Found(host);
    }
}
