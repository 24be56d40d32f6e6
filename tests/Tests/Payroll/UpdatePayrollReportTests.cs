using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

public sealed class UpdatePayrollReportTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Another_bonus_calculates_anew_and_a_note_does_not()
    {
        var (company, worker, report) = await Reported();
        var shift = await company.Owner.Plan("2026-03-03", "08:00", "16:00", worker);
        await company.Owner.Enter(worker, shift, At("2026-03-03T08:00:00Z"), At("2026-03-03T16:00:00Z"));

        var noted = (await company.Owner.Change(report, new { notes = "Ask about Tuesday", paymentStatus = "pending" })).Should(200)["payrollReport"];
        (noted.Hours(), noted.Str("notes"), noted.Str("paymentStatus"), noted.IsStale()).ShouldBe((0, "Ask about Tuesday", "pending", true));
        var paidMore = (await company.Owner.Change(report, new { bonus = 12.34, deduction = (decimal?)null })).Should(200)["payrollReport"];
        (paidMore.Hours(), paidMore.Money(), paidMore.Str("notes"), paidMore.IsStale()).ShouldBe((8, 5212.34m, "Ask about Tuesday", false));

        (await company.Owner.Change(report, new { bonus = -1 })).Should(400).Message.ShouldBe("errMsg_bonusTypeIsNotValid");
        (await company.Owner.Change(report, new { paymentStatus = "lost" })).Should(400).Message.ShouldBe("errMsg_paymentStatusIsNotAValidEnumValue");
    }

    [Fact]
    public async Task Paid_is_dated_today_on_the_companys_wall_and_is_frozen_on_every_path()
    {
        var (company, worker, report) = await Reported("Pacific/Auckland");
        host.Clock.Now = At("2026-04-02T13:00:00Z");
        var paid = (await company.Owner.Change(report, new { paymentStatus = "paid" })).Should(200)["payrollReport"];
        (paid.Str("paymentStatus"), paid.Str("paymentDate")).ShouldBe(("paid", "2026-04-03"));

        object[] changes = [new { bonus = 1 }, new { notes = "x" }, new { paymentStatus = "unpaid" }, new { paymentDate = "2026-04-01" }, new { }];
        foreach (var change in changes) (await company.Owner.Change(report, change)).ShouldRefuse(400, "PayrollReportPaid");
        (await company.Owner.Calculate(worker)).ShouldRefuse(400, "PayrollReportPaid");
        (await company.Owner.Calculate(worker, bonus: 5)).ShouldRefuse(400, "PayrollReportPaid");
        (await company.Owner.Report(report)).GetRawText().ShouldBe(paid.GetRawText());
    }

    [Fact]
    public async Task An_hour_is_paid_once_even_when_two_managers_pay_at_the_same_moment()
    {
        var (company, worker, month) = await Reported();
        var fortnight = (await company.Owner.Calculate(worker, "2026-03-15", "2026-04-15")).Should(201)["payrollReport"];
        var next = (await company.Owner.Calculate(worker, "2026-04-01", "2026-04-30")).Should(201)["payrollReport"];

        var replies = await Race.AtOnce(20, i => company.Owner.Change(i % 2 == 0 ? month : fortnight, new { paymentStatus = "paid" }));

        replies.Count(r => r.Status == 200).ShouldBe(1);
        replies.Where(r => r.Status != 200).ShouldAllBe(r => r.Status == 400 && (r.ErrCode == "PayrollReportPaid" || r.ErrCode == "PayrollHoursPaidAlready"));
        foreach (var report in new[] { month, fortnight })
            if ((await company.Owner.Report(report)).Str("paymentStatus") != "paid") (await company.Owner.Change(report, new { paymentStatus = "partial" })).ShouldRefuse(400, "PayrollHoursPaidAlready");
        (await company.Owner.Calculate(worker, "2026-03-20", "2026-03-21", bonus: 1)).Should(201);
        (await company.Owner.Post(Pay.ReportsPath, new { userId = worker.UserId, periodStart = "2026-03-21", periodEnd = "2026-03-22", paymentStatus = "paid" })).ShouldRefuse(400, "PayrollHoursPaidAlready");
        next.Str("paymentStatus").ShouldBe("unpaid");
    }

    [Fact]
    public async Task Hours_inside_a_paid_period_are_refused_and_those_beside_it_leave_it_untouched()
    {
        var (company, worker, _) = await Reported();
        var shift = await company.Owner.Plan("2026-03-03", "08:00", "16:00", worker);
        var report = (await company.Owner.Calculate(worker)).Should(200)["payrollReport"];
        var paid = (await company.Owner.Change(report, new { paymentStatus = "paid", paymentDate = "2026-04-01" })).Should(200)["payrollReport"];

        var later = await company.Owner.Plan("2026-04-03", "08:00", "16:00", worker);
        host.Clock.Now = At("2026-04-04T12:00:00Z");
        await company.Owner.Enter(worker, later, At("2026-04-03T08:00:00Z"), At("2026-04-03T16:00:00Z"));
        (await company.Owner.Post(Work.CheckInPath, new { shiftId = shift, userId = worker.UserId, checkInTime = At("2026-03-03T08:00:00Z"), checkOutTime = At("2026-03-03T16:00:00Z") })).ShouldRefuse(400, "PeriodLocked");

        (await company.Owner.Report(report)).GetRawText().ShouldBe(paid.GetRawText());
        (await company.Owner.Change(report, new { notes = "x" })).ShouldRefuse(400, "PayrollReportPaid");
    }

    [Fact]
    public async Task Unpaid_leave_inside_a_paid_period_flags_it_too()
    {
        var (company, worker, _) = await Reported(now: "2026-03-01T12:00:00Z");
        await company.Owner.Plan("2026-03-20", "08:00", "16:00", worker);
        var report = (await company.Owner.Calculate(worker)).Should(200)["payrollReport"];
        (await company.Owner.Change(report, new { paymentStatus = "paid" })).Should(200);

        var leave = (await worker.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = "unpaid", startDate = "2026-03-20", endDate = "2026-03-20" })).Should(201)["leaveRequest"].Id();
        (await company.Owner.Report(report)).IsStale().ShouldBeFalse();
        (await company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { status = "approved" })).Should(200);
        (await company.Owner.Report(report)).ShouldSatisfyAllConditions(r => r.IsStale().ShouldBeTrue(), r => r.GetProperty("absenceDays").GetInt32().ShouldBe(0));
    }

    [Fact]
    public async Task An_absence_that_a_job_marks_flags_it_and_taken_back_unflags_it()
    {
        var (company, worker, _) = await Reported(now: "2026-03-20T12:00:00Z");
        var shift = await company.Owner.Plan("2026-03-21", "08:00", "16:00", worker);
        var report = (await company.Owner.Calculate(worker)).Should(200)["payrollReport"];
        (await company.Owner.Change(report, new { paymentStatus = "paid" })).Should(200);

        host.Clock.Now = At("2026-03-22T12:00:00Z");
        await host.RunJob("attendance.markAbsences");
        await host.DeliverOutbox();
        (await company.Owner.Report(report)).IsStale().ShouldBeTrue();

        (await company.Owner.Patch($"/scheduleManagement-api/v1/shifts/{shift}", new { shiftDate = "2026-04-21", startTime = "08:00", endTime = "16:00" })).Should(200);
        (await company.Owner.Report(report)).IsStale().ShouldBeFalse();
    }

    [Fact]
    public async Task Only_the_persons_managers_change_it()
    {
        var (company, worker, report) = await Reported();
        var stranger = await company.Hire();
        (await worker.Change(report, new { bonus = 1000 })).ShouldRefuse(403, "ForbiddenAccess");
        (await stranger.Change(report, new { bonus = 1000 })).ShouldRefuse(403, "ForbiddenAccess");
        (await (await TestCompany.Found(host)).Owner.Change(report, new { bonus = 1000 })).ShouldRefuse(404, "404");
    }

    private async Task<(TestCompany Company, Client Worker, System.Text.Json.JsonElement Report)> Reported(string zone = "UTC", string now = "2026-04-02T12:00:00Z")
    {
        host.Clock.Now = At(now);
        var company = await TestCompany.Found(host, zone);
        var worker = await company.Hire();
        await company.Profile(worker, salary: 5200);
        return (company, worker, (await company.Owner.Calculate(worker)).Should(201)["payrollReport"]);
    }
}
