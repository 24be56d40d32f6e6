using System.Globalization;
using System.Text.Json;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

/// <summary>The salary is 5200.00 a month where nothing else is said: 45.00 an overtime hour; March 2026 has 176 hours of 29.5454… each.</summary>
public sealed class CreatePayrollReportTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_month_is_calculated_from_what_is_on_record()
    {
        var (company, worker) = await Employ();
        await Worked(company, worker, "2026-03-03", "08:00", "19:00");
        await Worked(company, worker, "2026-03-04", "08:00", "16:00");
        var missed = await company.Owner.Plan("2026-03-05", "08:00", "16:00", worker);
        (await company.Owner.Post(MarkAbsentPath, new { userId = worker.UserId, shiftId = missed, status = "absent" })).Should(200);
        await company.Owner.Plan("2026-03-10", "08:00", "16:00", worker);
        await Leave(company, worker, "unpaid leave", "2026-03-10", "2026-03-11");

        var report = (await company.Owner.Calculate(worker, bonus: 100, deduction: 50.5m)).Should(201)["payrollReport"];

        (report.Hours(), report.GetProperty("overtimeHours").GetDouble(), report.GetProperty("absenceDays").GetInt32()).ShouldBe((19, 3, 3));
        // 5200 − 5200·24/176 + 3·45 + 100 − 50.50
        report.Money().ShouldBe(4675.41m);
        (report.GetProperty("absenceHours").GetDouble(), report.GetProperty("premiumHours").GetDouble(), report.Money("carriedIn"), report.Money("carryForward")).ShouldBe((24, 0, 0, 0));
        (report.Str("payBasis"), report.Str("employedFrom"), report.Str("employedTo"), report.GetProperty("warnings").GetArrayLength()).ShouldBe(("monthly", "2026-03-01", "2026-03-31", 0));
        Lines(report).ShouldBe([("base", null, 176, 5200), ("absence", "2026-03-05", 8, -236.36m), ("absence", "2026-03-10", 8, -236.36m), ("absence", "2026-03-11", 8, -236.37m), ("overtime", null, 3, 135), ("bonus", null, null, 100), ("deduction", null, null, -50.5m)]);
        report.GetProperty("basis")[0].GetProperty("rules").GetProperty("tiers").GetArrayLength().ShouldBe(2);
        (report.Money("bonus"), report.Money("deduction")).ShouldBe((100m, 50.5m));
        (report.Str("paymentStatus"), report.GetProperty("paymentStatus_idx").GetInt32(), report.Str("paymentDate"), report.IsStale()).ShouldBe(("unpaid", 1, null, false));
        (report.Str("periodStart"), report.Str("periodEnd"), report.Str("timezone"), report.Str("weekStartsOn"), report.Str("currency")).ShouldBe(("2026-03-01", "2026-03-31", "UTC", "monday", "USD"));
        report.Id("_owner").ShouldBe(worker.UserId);
        report.GetProperty("user").Str("fullname").ShouldBe("Emil Employee");
        report.TryGetProperty("report", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_second_time_it_is_calculated_anew_and_is_the_same_row()
    {
        var (company, worker) = await Employ();
        await Worked(company, worker, "2026-03-03", "08:00", "16:00");
        var first = (await company.Owner.Calculate(worker, bonus: 10)).Should(201)["payrollReport"];

        var again = (await company.Owner.Calculate(worker)).Should(200)["payrollReport"];
        again.GetRawText().ShouldBe(first.GetRawText(), "nothing has changed, so that nothing is written");

        await Worked(company, worker, "2026-03-04", "08:00", "16:00");
        var more = (await company.Owner.Calculate(worker)).Should(200)["payrollReport"];
        (more.Id(), more.Hours(), more.Money("bonus"), more.IsStale()).ShouldBe((first.Id(), 16, 10, false));
    }

    [Fact]
    public async Task Of_a_hundred_who_ask_at_once_one_makes_it_and_all_get_the_same()
    {
        var (company, worker) = await Employ();
        await Worked(company, worker, "2026-03-03", "08:00", "16:00");

        var replies = await Race.AtOnce(100, _ => company.Owner.Calculate(worker));

        replies.Count(r => r.Status == 201).ShouldBe(1);
        replies.ShouldAllBe(r => r.Status == 200 || r.Status == 201);
        replies.Select(r => r["payrollReport"].Id()).Distinct().ShouldHaveSingleItem();
        (await company.Owner.Get(Pay.ReportsPath)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28", 7, 0)]
    [InlineData("Europe/Berlin", "2026-10-24", 9, 1)]
    [InlineData("America/New_York", "2026-03-07", 7, 0)]
    [InlineData("America/New_York", "2026-10-31", 9, 1)]
    [InlineData("Australia/Lord_Howe", "2026-04-04", 8.5, 0.5)]
    [InlineData("Australia/Lord_Howe", "2026-10-03", 7.5, 0)]
    [InlineData("Asia/Kolkata", "2026-03-04", 8, 0)]
    public async Task A_night_over_a_clock_change_is_worked_recorded_and_paid_as_long_as_it_was(string zone, string day, double hours, double overtime)
    {
        var first = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var (start, end) = WallClock.Span(first, new(22, 0), new(6, 0), WallClock.ZoneOrNull(zone)!);
        host.Clock.Now = start.AddDays(-2);
        var company = await TestCompany.Found(host, zone);
        var worker = await company.Hire();
        await company.Profile(worker, salary: 5200);
        var shift = await company.Owner.Plan(day, "22:00", "06:00", worker);
        await host.Works(worker, shift, start, end);

        var night = (await company.Owner.Calculate(worker, Text(first), Text(first.AddDays(1)))).Should(201)["payrollReport"];
        (night.Hours(), night.GetProperty("overtimeHours").GetDouble(), night.Str("timezone")).ShouldBe((hours, overtime, zone));

        var evening = (await company.Owner.Calculate(worker, Text(first), Text(first))).Should(201)["payrollReport"];
        var morning = (await company.Owner.Calculate(worker, Text(first.AddDays(1)), Text(first.AddDays(1)))).Should(201)["payrollReport"];
        (evening.Hours(), morning.Hours()).ShouldBe((2, hours - 2), "the night is cut at the company's midnight");

        static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Only_managers_make_reports_and_never_their_own()
    {
        var (company, worker) = await Employ();
        var manager = await company.Hire("Lina Line");
        var report = await company.HireReport(manager);

        (await worker.Calculate(worker)).ShouldRefuse(403, "ForbiddenAccess");
        (await worker.Calculate(report)).ShouldRefuse(403, "ForbiddenAccess");
        (await manager.Calculate(worker)).ShouldRefuse(403, "ForbiddenAccess");
        (await manager.Calculate(manager)).ShouldRefuse(403, "ForbiddenAccess");
        (await manager.Calculate(report)).Should(201);
        (await company.Owner.Calculate((await TestCompany.Found(host)).Owner)).ShouldRefuse(404, "404");
    }

    [Fact]
    public async Task Figures_in_the_body_are_not_taken_and_wrong_input_is_named()
    {
        var (company, worker) = await Employ();
        Task<Reply> Post(object body) => company.Owner.Post(Pay.ReportsPath, body);

        (await Post(new { periodStart = "2026-03-01", periodEnd = "2026-03-31" })).Should(400).Message.ShouldBe("errMsg_userIdisRequired");
        (await Post(new { userId = worker.UserId, periodStart = "2026-03-31", periodEnd = "2026-03-01" })).Should(400).Message.ShouldBe("errMsg_periodEndTypeIsNotValid");
        (await Post(new { userId = worker.UserId, periodStart = "2020-01-01", periodEnd = "2026-03-01" })).Should(400).Message.ShouldBe("errMsg_periodEndTypeIsNotValid");
        (await Post(new { userId = worker.UserId, periodStart = "2026-03-01", periodEnd = "2026-03-31", bonus = -1 })).Should(400).Message.ShouldBe("errMsg_bonusTypeIsNotValid");
        (await Post(new { userId = worker.UserId, periodStart = "2026-03-01", periodEnd = "2026-03-31", deduction = 0.001 })).Should(400).Message.ShouldBe("errMsg_deductionTypeIsNotValid");
        (await Post(new { userId = worker.UserId, periodStart = "2026-03-01", periodEnd = "2026-03-31", paymentStatus = "gone" })).Should(400).Message.ShouldBe("errMsg_paymentStatusIsNotAValidEnumValue");
        (await company.Owner.Get(Pay.ReportsPath)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(0);

        var report = (await Post(new { userId = worker.UserId, periodStart = "2026-03-01", periodEnd = "2026-03-31", totalHoursWorked = 400, overtimeHours = 90, absenceDays = 9, salaryCalculated = 99999, stale = true })).Should(201)["payrollReport"];
        (report.Hours(), report.GetProperty("absenceDays").GetInt32(), report.Money(), report.IsStale()).ShouldBe((0, 0, 5200, false));
    }

    [Fact]
    public async Task The_salary_is_due_from_the_first_day_of_work_and_coming_early_makes_no_overtime()
    {
        host.Clock.Now = At("2026-03-09T12:00:00Z");
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        (await company.Owner.Post("/employeeProfile-api/v1/employeeprofiles", new { userId = worker.UserId, employmentStartDate = "2026-03-17", position = "Worker", contractType = "permanent", salary = 6200 })).Should(201);
        var shift = await company.Owner.Plan("2026-03-18", "09:00", "17:00", worker);
        host.Clock.Now = At("2026-04-01T12:00:00Z");
        await company.Owner.Enter(worker, shift, At("2026-03-18T08:15:00Z"), At("2026-03-18T17:30:00Z"));

        var report = (await company.Owner.Calculate(worker)).Should(201)["payrollReport"];
        (report.Hours(), report.GetProperty("overtimeHours").GetDouble()).ShouldBe((9.25, 0.5));
        // 88 of 176 h, and half an hour of 6200 × 12 / 2080 × 1.5 = 53.6538…
        report.Money().ShouldBe(3126.83m);
    }

    private static IEnumerable<(string?, string?, decimal?, decimal)> Lines(JsonElement report) => report.GetProperty("lines").EnumerateArray()
        .Select(line => (line.Str("code"), line.Str("code") is "base" ? null : line.Str("day"), line.GetProperty("quantity") is { ValueKind: JsonValueKind.Number } hours ? hours.GetDecimal() : (decimal?)null, line.Money("amount")));

    private async Task<(TestCompany Company, Client Worker)> Employ()
    {
        host.Clock.Now = At("2026-03-09T12:00:00Z");
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        await company.Profile(worker, salary: 5200);
        return (company, worker);
    }

    private async Task Worked(TestCompany company, Client worker, string day, string start, string end)
    {
        var shift = await company.Owner.Plan(day, start, end, worker);
        host.Clock.Now = At("2026-04-01T12:00:00Z");
        await company.Owner.Enter(worker, shift, At($"{day}T{start}:00Z"), At($"{day}T{end}:00Z"));
        host.Clock.Now = At("2026-03-09T12:00:00Z");
    }

    private static async Task Leave(TestCompany company, Client worker, string type, string from, string to)
    {
        var leave = (await worker.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = type, startDate = from, endDate = to })).Should(201)["leaveRequest"].Id();
        (await company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { status = "approved" })).Should(200);
    }
}
