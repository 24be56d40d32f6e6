using System.Text.Json;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Leave;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

public sealed class ApprovalTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task An_approval_locks_the_days_until_somebody_reopens_it_with_a_reason()
    {
        var (company, worker) = await Open();
        var shift = await company.Owner.Plan("2026-03-03", "08:00", "16:00", worker);
        var entry = new { shiftId = shift, userId = worker.UserId, checkInTime = At("2026-03-03T08:00:00Z"), checkOutTime = At("2026-03-03T16:00:00Z") };
        var report = await Calculated(company, worker);
        report.Str("approvalStatus").ShouldBe("draft");

        var approved = (await company.Owner.Approve(report)).Should(200)["payrollReport"];
        (approved.Str("approvalStatus"), approved.Id("approvedById"), approved.Str("lockedThrough")).ShouldBe(("approved", company.Owner.UserId, "2026-03-31"));
        (await company.Owner.Post(CheckInPath, entry)).ShouldRefuse(400, "PeriodLocked")["detail"].Id("lockId").ShouldBe(report.Id());
        (await company.Owner.Approve(report)).ShouldRefuse(400, "PayrollReportApproved");
        foreach (var change in new object[] { new { bonus = 1 }, new { notes = "x" } }) (await company.Owner.Change(report, change)).ShouldRefuse(400, "PayrollReportApproved");
        (await company.Owner.Calculate(worker)).ShouldRefuse(400, "PayrollReportApproved");

        (await company.Owner.Reopen(report, "ab")).Should(400);
        (await worker.Reopen(report, "I want more")).Should(403);
        var open = (await company.Owner.Reopen(report, "Tuesday is missing")).Should(200)["payrollReport"];
        (open.Str("approvalStatus"), open.Str("reopenReason"), open.Str("lockedThrough")).ShouldBe(("draft", "Tuesday is missing", null));
        (await company.Owner.Reopen(report, "Once more")).ShouldRefuse(400, "PayrollReportNotApproved");
        (await company.Owner.Post(CheckInPath, entry)).Should(201);

        (await company.Owner.Calculate(worker)).Should(200);
        (await company.Owner.Change(report, new { paymentStatus = "pending" })).Should(200);
        (await company.Owner.Change(report, new { paymentStatus = "paid" })).Should(200)["payrollReport"].Str("approvalStatus").ShouldBe("approved");
        (await company.Owner.Reopen(report, "Too late")).ShouldRefuse(400, "PayrollReportPaid");
    }

    [Fact]
    public async Task Nobody_approves_or_pays_what_has_changed_since_it_was_read()
    {
        var (company, worker) = await Open();
        var shift = await company.Owner.Plan("2026-03-03", "08:00", "17:00", worker);
        var report = await Calculated(company, worker);
        await company.Owner.Enter(worker, shift, At("2026-03-03T08:00:00Z"), At("2026-03-03T17:00:00Z"));

        foreach (var reply in new[] { await company.Owner.Approve(report), await company.Owner.Change(report, new { paymentStatus = "paid" }) })
        {
            var detail = reply.ShouldRefuse(409, "PayrollChanged")["detail"];
            (detail.GetProperty("stored").Hours(), detail.GetProperty("now").Hours(), detail.GetProperty("stored").Money(), detail.GetProperty("now").Money()).ShouldBe((0, 9, 5200, 5245));
        }
        var stale = await company.Owner.Report(report);
        (stale.IsStale(), stale.Str("approvalStatus"), stale.Str("paymentStatus"), stale.Money("difference"), Reasons(stale)).ShouldBe((true, "draft", "unpaid", 45, "hours"));
        (await worker.Report(report)).GetProperty("difference").ValueKind.ShouldBe(JsonValueKind.Null);

        (await company.Owner.Approve(report, new { recordVersion = 1 })).Should(409);
        var anew = (await company.Owner.Calculate(worker)).Should(200)["payrollReport"];
        (anew.IsStale(), Reasons(anew)).ShouldBe((false, ""));
        (await company.Owner.Approve(report, new { recordVersion = anew.GetProperty("recordVersion").GetInt32() })).Should(200);
    }

    [Fact]
    public async Task What_nobody_has_decided_has_to_be_accepted_by_name()
    {
        var (company, worker) = await Open("2026-03-30T08:00:00Z");
        (await worker.CheckIn(await company.Owner.Plan("2026-03-30", "08:00", "16:00", worker))).Should(201);
        await worker.Asked("2026-03-31", "2026-03-31");
        host.Clock.Now = At("2026-04-02T12:00:00Z");
        var report = await Calculated(company, worker);

        var refused = (await company.Owner.Approve(report, new { acceptWarnings = new[] { "openRecords" } })).ShouldRefuse(400, "WarningsNotAccepted");
        refused["detail"].GetProperty("warnings").EnumerateArray().ShouldHaveSingleItem().Str("code").ShouldBe("pendingLeave");
        (await company.Owner.Change(report, new { paymentStatus = "paid" })).ShouldRefuse(400, "WarningsNotAccepted");
        (await company.Owner.Approve(report, new { acceptWarnings = new[] { "openRecords", "pendingLeave" } })).Should(200);
    }

    [Fact]
    public async Task Nobody_decides_their_own_pay_and_only_admins_approve()
    {
        var (company, worker) = await Open();
        var admin = await company.Hire("Ada Admin", "tenantAdmin");
        await company.Profile(admin, salary: 3000);
        var manager = await company.Hire("Lina Line");
        var report = await company.HireReport(manager);
        var theirs = await Calculated(company, report);

        var own = (await admin.Calculate(admin)).Should(201)["payrollReport"];
        foreach (var entry in new object[] { new { bonus = 5000 }, new { notes = "well done" }, new { paymentStatus = "paid" }, new { paymentDate = "2026-04-01" } }) (await admin.Change(own, entry)).ShouldRefuse(403, "OwnPay");
        (await admin.Calculate(admin, bonus: 5000)).ShouldRefuse(403, "OwnPay");
        (await admin.Approve(own)).ShouldRefuse(403, "OwnPay");
        (await company.Owner.Approve(own)).Should(200);
        (await admin.Reopen(own, "Mine after all")).ShouldRefuse(403, "OwnPay");

        (await manager.Approve(theirs)).ShouldRefuse(403, "ForbiddenAccess");
        (await worker.Approve(theirs)).ShouldRefuse(403, "ForbiddenAccess");
        (await manager.Change(theirs, new { paymentStatus = "paid" })).Should(200);
    }

    [Fact]
    public async Task A_period_is_not_paid_before_it_begins_and_what_is_paid_in_part_is_frozen_until_it_is_paid_wholly()
    {
        var (company, worker) = await Open("2026-03-31T12:00:00Z");
        var april = (await company.Owner.Calculate(worker, "2026-04-01", "2026-04-30")).Should(201)["payrollReport"];
        foreach (var status in new[] { "paid", "partial" }) (await company.Owner.Change(april, new { paymentStatus = status })).ShouldRefuse(400, "PeriodNotBegun");
        (await company.Owner.Post(Pay.ReportsPath, new { userId = worker.UserId, periodStart = "2026-05-01", periodEnd = "2026-05-31", paymentStatus = "paid" })).ShouldRefuse(400, "PeriodNotBegun");

        host.Clock.Now = At("2026-04-10T12:00:00Z");
        var part = (await company.Owner.Change(april, new { paymentStatus = "partial" })).Should(200)["payrollReport"];
        (part.Str("approvalStatus"), part.Str("lockedThrough")).ShouldBe(("approved", "2026-04-09"));
        foreach (var change in new object[] { new { bonus = 1 }, new { notes = "x" }, new { paymentStatus = "unpaid" }, new { } }) (await company.Owner.Change(april, change)).ShouldRefuse(400, "PayrollReportPaid");
        (await company.Owner.Calculate(worker, "2026-04-01", "2026-04-30")).ShouldRefuse(400, "PayrollReportPaid");

        // What is worked in the days that are not locked makes it stale.
        var shift = await company.Owner.Plan("2026-04-10", "06:00", "08:00", worker);
        await company.Owner.Enter(worker, shift, At("2026-04-10T06:00:00Z"), At("2026-04-10T08:00:00Z"));
        var stale = await company.Owner.Report(april);
        (stale.IsStale(), stale.Hours(), stale.Money()).ShouldBe((true, 0, part.Money()));
        (await company.Owner.Change(april, new { paymentStatus = "paid" })).Should(200)["payrollReport"].Str("paymentStatus").ShouldBe("paid");
    }

    [Fact]
    public async Task Rules_let_line_managers_approve_want_a_second_person_and_hide_drafts()
    {
        var (company, _) = await Open();
        var manager = await company.Hire("Lina Line");
        var report = await company.HireReport(manager);
        (await company.Owner.Post("/payrollReporting-api/v1/payrules", new { validFrom = "2026-01-01", approvers = "managers", fourEyes = "two", showDrafts = false })).Should(201);
        var theirs = await Calculated(company, report);

        (await report.Get($"{Pay.ReportsPath}/{theirs.Id()}")).Should(404);
        (await report.Get(Pay.ReportsPath)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(0);
        (await company.Owner.Change(theirs, new { bonus = 10 })).Should(200);
        (await company.Owner.Approve(theirs)).ShouldRefuse(403, "SecondPersonNeeded");
        (await company.Owner.Change(theirs, new { paymentStatus = "paid" })).ShouldRefuse(403, "SecondPersonNeeded");
        (await manager.Approve(theirs)).Should(200);
        (await report.Report(theirs)).Money().ShouldBe(10);
        (await report.Get(Pay.ReportsPath)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Terms_and_ends_that_change_make_a_report_stale_and_what_they_are_worth_is_settled()
    {
        var (company, _) = await Open();
        var (raised, left) = (await company.Hire("Rosa Raised"), await company.Hire("Leo Left"));
        var (profile, ends) = (await company.Profile(raised, salary: 5200), await company.Profile(left, salary: 5200));
        var (report, theirs) = (await Calculated(company, raised), await Calculated(company, left));
        (await company.Owner.Approve(report)).Should(200);

        (await company.Owner.Patch($"/employeeProfile-api/v1/employeeprofiles/{profile}", new { salary = 5720, effectiveFrom = "2026-03-01", reason = "Signed late" })).Should(200);
        var stale = await company.Owner.Report(report);
        (stale.IsStale(), Reasons(stale), stale.Money("difference"), stale.Money()).ShouldBe((true, "terms", 520, 5200));
        (await company.Owner.Settle(report)).Should(200)["payAdjustment"].Money("amount").ShouldBe(520);
        (await company.Owner.Report(report)).IsStale().ShouldBeFalse();

        (await company.Owner.Post($"/employeeProfile-api/v1/employeeprofiles/{ends}/termination", new { endDate = "2026-02-28", endReason = "resigned", reason = "Heard of it late" })).Should(200);
        var gone = await company.Owner.Report(theirs);
        (gone.IsStale(), Reasons(gone), gone.Money("difference")).ShouldBe((true, "employment", -5200));
        (await company.Owner.Approve(theirs)).ShouldRefuse(409, "PayrollChanged");
    }

    [Fact]
    public async Task The_same_facts_write_nothing()
    {
        var (company, worker) = await Open();
        var first = await Calculated(company, worker);
        host.Clock.Now = host.Clock.Now.AddMinutes(5);
        (await company.Owner.Calculate(worker)).Should(200)["payrollReport"].GetRawText().ShouldBe(first.GetRawText());
        (await company.Owner.Post(Pay.RunsPath, new { periodStart = "2026-03-01", periodEnd = "2026-03-31" })).Should(201);
        (await company.Owner.Report(first)).GetRawText().ShouldBe(first.GetRawText());
        (await company.Owner.Get($"{Pay.ReportsPath}/{first.Id()}/history")).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(1);
    }

    private async Task<(TestCompany Company, Client Worker)> Open(string now = "2026-04-02T12:00:00Z")
    {
        host.Clock.Now = At(now);
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        await company.Profile(worker, salary: 5200);
        return (company, worker);
    }

    private static async Task<JsonElement> Calculated(TestCompany company, Client person) => (await company.Owner.Calculate(person)).Should(201)["payrollReport"];

    private static string Reasons(JsonElement report) => string.Join(' ', report.GetProperty("staleReasons").EnumerateArray().Select(r => r.GetString()));
}
