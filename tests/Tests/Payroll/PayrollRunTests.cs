using System.Diagnostics;
using System.Text.Json;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Notifications;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

public sealed class PayrollRunTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly object March = new { periodStart = "2026-03-01", periodEnd = "2026-03-31" };

    [Fact]
    public async Task Everyone_employed_is_calculated_at_once_and_once_more_changes_nothing()
    {
        var company = await Open();
        var (one, two, unemployed) = (await company.Hire("Ona One"), await company.Hire("Tom Two"), await company.Hire("Una Unemployed"));
        await company.Profile(one, salary: 5200);
        await company.Profile(two, salary: 2600);
        var later = await company.Hire("Lara Later");
        (await company.Owner.Post("/employeeProfile-api/v1/employeeprofiles", new { userId = later.UserId, employmentStartDate = "2026-04-01", position = "Worker", contractType = "permanent", salary = 1 })).Should(201);
        var shift = await company.Owner.Plan("2026-03-03", "08:00", "18:00", one);
        await company.Owner.Enter(one, shift, At("2026-03-03T08:00:00Z"), At("2026-03-03T18:00:00Z"));

        Progress((await company.Owner.Post(Pay.RunsPath, March)).Should(201)["payrollRun"]).ShouldBe((2, 2, 0, "completed"));
        var reports = await Reports(company.Owner);
        reports.Select(r => (r.Id("userId"), r.Hours(), r.Money())).ShouldBe([(one.UserId, 10, 5290), (two.UserId, 0, 2600)], ignoreOrder: true);

        Progress((await company.Owner.Post(Pay.RunsPath, March)).Should(201)["payrollRun"]).ShouldBe((2, 2, 0, "completed"));
        (await Reports(company.Owner)).Select(r => r.GetRawText()).ShouldBe(reports.Select(r => r.GetRawText()));
        await host.DeliverOutbox();
        (await one.Inbox()).Count(n => n.Kind == "payrollReady").ShouldBe(1, "told once, by the worker");
        (await unemployed.Get(Pay.ReportsPath)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task What_is_paid_is_left_alone()
    {
        var company = await Open();
        var worker = await company.Hire();
        await company.Profile(worker, salary: 5200);
        (await company.Owner.Post(Pay.RunsPath, March)).Should(201);
        var paid = (await company.Owner.Change((await Reports(company.Owner)).Single(), new { paymentStatus = "paid" })).Should(200)["payrollReport"];

        Progress((await company.Owner.Post(Pay.RunsPath, March)).Should(201)["payrollRun"]).ShouldBe((1, 1, 0, "completed"));
        (await company.Owner.Report(paid)).GetRawText().ShouldBe(paid.GetRawText());
    }

    [Fact]
    public async Task A_line_managers_run_covers_their_reports_and_an_employee_has_none()
    {
        var company = await Open();
        var manager = await company.Hire("Lina Line");
        var report = await company.HireReport(manager);
        var other = await company.Hire();
        await company.Profile(other, salary: 1);
        await company.Profile(manager, salary: 1);

        var run = (await manager.Post(Pay.RunsPath, March)).Should(201)["payrollRun"];
        Progress(run).ShouldBe((1, 1, 0, "completed"));
        (await Reports(company.Owner)).ShouldHaveSingleItem().Id("userId").ShouldBe(report.UserId);

        (await report.Post(Pay.RunsPath, March)).ShouldRefuse(403, "ForbiddenAccess");
        (await report.Get($"{Pay.RunsPath}/{run.Id()}")).ShouldRefuse(403, "ForbiddenAccess");
        Progress((await manager.Get($"{Pay.RunsPath}/{run.Id()}")).Should(200)["payrollRun"]).ShouldBe((1, 1, 0, "completed"));
        (await company.Owner.Get($"{Pay.RunsPath}/{run.Id()}")).Should(200);
        (await (await TestCompany.Found(host)).Owner.Get($"{Pay.RunsPath}/{run.Id()}")).ShouldRefuse(404, "404");
    }

    [Fact]
    public async Task A_department_is_run_alone()
    {
        var company = await Open();
        var (one, two) = (await company.Hire("Ona One"), await company.Hire("Tom Two"));
        var kitchen = await company.Department("Kitchen", one);
        await company.Profile(one, salary: 1000, department: kitchen);
        await company.Profile(two, salary: 900);

        Progress((await company.Owner.Post(Pay.RunsPath, new { periodStart = "2026-03-01", periodEnd = "2026-03-31", departmentId = kitchen })).Should(201)["payrollRun"]).ShouldBe((1, 1, 0, "completed"));
        (await Reports(company.Owner)).ShouldHaveSingleItem().Id("userId").ShouldBe(one.UserId);
        (await company.Owner.Post(Pay.RunsPath, new { periodStart = "2026-03-31", periodEnd = "2026-03-01" })).Should(400).Message.ShouldBe("errMsg_periodEndTypeIsNotValid");
    }

    [Fact]
    public async Task A_run_that_a_crash_has_left_is_finished_by_the_job_and_does_nothing_twice()
    {
        var company = await Open();
        var people = await host.Seed(company, 1200);
        var run = NewId.At(host.Clock);
        await host.Run("""
            INSERT INTO payroll.runs (company_id, id, period_start, period_end, started_by, state, people, total, done, failed_people, is_active, record_version, created_at, updated_at)
            SELECT id, $2, '2026-03-01', '2026-03-31', $3, 'running', $4, 1200, 700, '{}', true, 3, $5, $5 FROM identity.companies WHERE codename = $1
            """, company.Codename, run, company.Owner.UserId, people.Order().ToArray(), host.Clock.Now);
        Progress((await company.Owner.Get($"{Pay.RunsPath}/{run}")).Should(200)["payrollRun"]).ShouldBe((1200, 700, 0, "running"));

        await host.RunJob("payroll.finishRuns");
        await host.RunJob("payroll.finishRuns");

        Progress((await company.Owner.Get($"{Pay.RunsPath}/{run}")).Should(200)["payrollRun"]).ShouldBe((1200, 1200, 0, "completed"));
        (await company.Owner.Get($"{Pay.ReportsPath}?pageRowCount=1")).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(500, "the 700 before the crash are not done again");
    }

    [Fact]
    public async Task Runs_and_single_reports_at_the_same_moment_make_each_report_once()
    {
        var company = await Open();
        var worker = await company.Hire();
        await company.Profile(worker, salary: 5200);
        await host.Seed(company, 300);

        var replies = await Race.AtOnce(24, i => i % 4 == 0 ? company.Owner.Post(Pay.RunsPath, March) : company.Owner.Calculate(worker));

        replies.ShouldAllBe(r => r.Status == 200 || r.Status == 201);
        (await company.Owner.Get($"{Pay.ReportsPath}?pageRowCount=1")).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(301);
        (await Reports(company.Owner, $"&userId={worker.UserId}")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_hundred_who_press_the_button_at_once_all_get_an_answer()
    {
        var company = await Open();
        await host.Seed(company, 100);

        var replies = await Race.AtOnce(100, _ => company.Owner.Post(Pay.RunsPath, March));

        replies.ShouldAllBe(r => r.Status == 200 || r.Status == 201);
        replies.Select(r => Progress(r["payrollRun"])).ShouldAllBe(p => p.Total == 100 && p.Failed == 0);
        (await company.Owner.Get($"{Pay.ReportsPath}?pageRowCount=1")).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(100);
    }

    [Fact]
    public async Task An_amount_beyond_all_numbers_stops_nobody_else()
    {
        var company = await Open();
        await host.Seed(company, 2);
        var rich = (await host.Seed(company, 1)).Single();
        await host.Run("""
            INSERT INTO payroll.reports (company_id, id, user_id, period_start, period_end, worked_seconds, overtime_seconds, absence_days, bonus_minor, deduction_minor, salary_minor, currency,
                timezone, overtime_daily_hours, overtime_weekly_hours, payment_status, stale, is_active, record_version, created_at, updated_at)
            SELECT id, gen_random_uuid(), $2, '2026-03-01', '2026-03-31', 0, 0, 0, 9223372036854775807, 0, 0, 'USD', 'UTC', 8, 40, 'unpaid', false, true, 1, $3, $3
            FROM identity.companies WHERE codename = $1
            """, company.Codename, rich, host.Clock.Now);

        var run = (await company.Owner.Post(Pay.RunsPath, March)).Should(201)["payrollRun"];
        Progress(run).ShouldBe((3, 2, 1, "completed"));
        run.GetProperty("failedUserIds")[0].GetGuid().ShouldBe(rich);
    }

    [Fact]
    public async Task Two_thousand_people_take_seconds_for_a_month_of_work()
    {
        var company = await Open();
        var people = await host.Seed(company, 2000);
        // In two goes: what triggers ask is planned by what is known of the tables.
        foreach (var (from, to) in new[] { ("2026-02-23", "2026-02-24"), ("2026-02-25", "2026-03-31") })
        {
            await host.Run("""
                INSERT INTO attendance.records (company_id, id, user_id, shift_id, shift_date, shift_starts_at, shift_ends_at, check_in_time, check_out_time, status, auto_closed, absent_by_rule, is_active, record_version, created_at, updated_at)
                SELECT c.id, gen_random_uuid(), u, gen_random_uuid(), d::date, d + interval '8 hours', d + interval '16 hours', d + interval '8 hours', d + interval '17 hours', 'present', false, false, true, 2, d, d
                FROM identity.companies c, unnest($2::uuid[]) u, generate_series($3::text::timestamptz, $4::text::timestamptz, '1 day') d
                WHERE c.codename = $1 AND extract(isodow FROM d) < 6
                """, company.Codename, people.ToArray(), from, to);
            await host.Run("ANALYZE attendance.records, attendance.entries");
        }
        (await company.Owner.Post(Pay.RunsPath, new { periodStart = "2026-01-01", periodEnd = "2026-01-01" })).Should(201);

        var watch = Stopwatch.StartNew();
        var run = (await company.Owner.Post(Pay.RunsPath, March)).Should(201)["payrollRun"];
        // Nobody waits for the answer for longer than ten seconds; whoever asks again goes on with it.
        while (Progress(run).State is "running") run = (await company.Owner.Post(Pay.RunsPath, March)).Should(200)["payrollRun"];
        watch.Stop();

        TestContext.Current.TestOutputHelper?.WriteLine($"2,000 people in {watch.Elapsed.TotalSeconds:0.00} s");
        Progress(run).ShouldBe((2000, 2000, 0, "completed"));
        var report = (await company.Owner.Get($"{Pay.ReportsPath}?periodStart=2026-03-01&pageRowCount=1")).Should(200);
        report["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(2000);
        // 22 working days of nine hours, one of each overtime
        (report["payrollReports"][0].Hours(), report["payrollReports"][0].GetProperty("overtimeHours").GetDouble()).ShouldBe((198, 22));
        // Bound for machines that several share; alone on two cores it is well below five.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    private async Task<TestCompany> Open()
    {
        host.Clock.Now = At("2026-04-02T12:00:00Z");
        return await TestCompany.Found(host);
    }

    private static (int Total, int Done, int Failed, string? State) Progress(JsonElement run)
    {
        var progress = run.GetProperty("progress");
        return (progress.GetProperty("total").GetInt32(), progress.GetProperty("done").GetInt32(), progress.GetProperty("failed").GetInt32(), progress.Str("state"));
    }

    private static async Task<List<JsonElement>> Reports(Client reader, string more = "") =>
        [.. (await reader.Get($"{Pay.ReportsPath}?pageRowCount=500{more}")).Should(200)["payrollReports"].EnumerateArray()];
}
