using System.Text.Json;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

/// <summary>Single amounts, and what becomes of a report whose facts change after it was approved.</summary>
public sealed class SettlementTests(TestHost host) : IClassFixture<TestHost>
{
    private const string AdjustmentsPath = "/payrollReporting-api/v1/payadjustments";

    [Fact]
    public async Task Amounts_fall_into_the_period_that_holds_their_day_until_it_is_approved()
    {
        var (company, worker) = await Open("2026-04-02T12:00:00Z");
        var bonus = (await Adjust(company.Owner, worker, "2026-03-31", "bonus", 100)).Should(201)["payAdjustment"];
        (await Adjust(company.Owner, worker, "2026-03-01", "deduction", 30.5m)).Should(201);
        (await Adjust(company.Owner, worker, "2026-03-15", "backPay", -9.5m)).Should(201);
        (await Adjust(company.Owner, worker, "2026-04-01", "expense", 70)).Should(201);

        var march = (await company.Owner.Calculate(worker)).Should(201)["payrollReport"];
        march.Money().ShouldBe(5260);
        (await company.Owner.Patch($"{AdjustmentsPath}/{bonus.Id()}", new { amount = 110, note = "for Tuesday" })).Should(200);
        (await company.Owner.Approve(march)).ShouldRefuse(409, "PayrollChanged")["detail"].GetProperty("now").Money().ShouldBe(5270);
        (await company.Owner.Calculate(worker)).Should(200)["payrollReport"].Money().ShouldBe(5270);
        (await company.Owner.Approve(march)).Should(200);

        (await Adjust(company.Owner, worker, "2026-03-10", "bonus", 1)).ShouldRefuse(400, "PayrollReportApproved");
        (await company.Owner.Patch($"{AdjustmentsPath}/{bonus.Id()}", new { day = "2026-04-05" })).ShouldRefuse(400, "PayrollReportApproved");
        (await company.Owner.Delete($"{AdjustmentsPath}/{bonus.Id()}")).ShouldRefuse(400, "PayrollReportApproved");
        var sql = await Should.ThrowAsync<Npgsql.PostgresException>(() => host.Run("UPDATE payroll.adjustments SET amount_minor = 1 WHERE id = $1", bonus.Id()));
        sql.SqlState.ShouldBe("WF001");
        (await company.Owner.Get($"{AdjustmentsPath}?userId={worker.UserId}&day=2026-04-01")).Should(200)["payAdjustments"].EnumerateArray().ShouldHaveSingleItem().Str("kind").ShouldBe("expense");
    }

    [Fact]
    public async Task Amounts_are_entered_by_those_who_approve_and_never_for_oneself()
    {
        var (company, worker) = await Open("2026-04-02T12:00:00Z");
        var manager = await company.Hire("Lina Line");
        var report = await company.HireReport(manager);
        (await Adjust(company.Owner, company.Owner, "2026-04-02", "bonus", 1)).ShouldRefuse(403, "OwnPay");
        (await Adjust(worker, worker, "2026-04-02", "bonus", 1)).ShouldRefuse(403, "OwnPay");
        (await Adjust(manager, report, "2026-04-02", "bonus", 1)).ShouldRefuse(403, "ForbiddenAccess");
        (await company.Owner.Post("/payrollReporting-api/v1/payrules", new { validFrom = "2026-01-01", approvers = "managers", fourEyes = "two" })).Should(201);
        var entered = (await Adjust(manager, report, "2026-03-02", "bonus", 1)).Should(201)["payAdjustment"].Id();
        (await Adjust(manager, worker, "2026-04-02", "bonus", 1)).ShouldRefuse(403, "ForbiddenAccess");
        (await report.Get($"{AdjustmentsPath}/{entered}")).Should(403);
        (await report.Get(AdjustmentsPath)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(0);

        (await Adjust(company.Owner, worker, "2026-04-02", "bonus", -1)).Should(400).Message.ShouldBe("errMsg_amountTypeIsNotValid");
        (await Adjust(company.Owner, worker, "2026-04-02", "bonus", 0.001m)).Should(400).Message.ShouldBe("errMsg_amountTypeIsNotValid");

        var theirs = (await manager.Calculate(report)).Should(201)["payrollReport"];
        (await manager.Approve(theirs)).ShouldRefuse(403, "SecondPersonNeeded");
        (await company.Owner.Approve(theirs)).Should(200);
    }

    [Fact]
    public async Task What_changed_after_an_early_approval_is_settled_once_in_the_next_open_period()
    {
        var (company, worker) = await Open("2026-03-20T12:00:00Z");
        var march = (await company.Owner.Calculate(worker)).Should(201)["payrollReport"];
        (await company.Owner.Settle(march)).ShouldRefuse(400, "PayrollReportNotApproved").Message.ShouldBe("This report is not approved, so that there is nothing to settle. Calculate it anew instead.");
        (await company.Owner.Change(march, new { paymentStatus = "paid" })).Should(200);
        (await company.Owner.Settle(march)).ShouldRefuse(400, "NothingToSettle");

        host.Clock.Now = At("2026-04-12T12:00:00Z");
        var april = (await company.Owner.Calculate(worker, "2026-04-01", "2026-04-10")).Should(201)["payrollReport"];
        (await company.Owner.Approve(april)).Should(200);
        var next = (await company.Owner.Calculate(worker, "2026-04-11", "2026-04-30")).Should(201)["payrollReport"].Money();
        var shift = await company.Owner.Plan("2026-03-24", "08:00", "18:00", worker);
        await company.Owner.Enter(worker, shift, At("2026-03-24T08:00:00Z"), At("2026-03-24T18:00:00Z"));
        var stale = await company.Owner.Report(march);
        (stale.IsStale(), stale.Money("difference"), stale.Money()).ShouldBe((true, 90, 5200));

        var tried = (await company.Owner.Settle(march, dryRun: true)).Should(200);
        (tried["payAdjustment"].Money("amount"), tried["payAdjustment"].Str("day")).ShouldBe((90, "2026-04-11"));
        (await company.Owner.Report(march)).IsStale().ShouldBeTrue();
        (await worker.Settle(march)).Should(403);

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => company.Owner.Settle(march)));
        replies.Count(r => r.Status == 200).ShouldBe(1);
        replies.Where(r => r.Status != 200).ShouldAllBe(r => r.ErrCode == "NothingToSettle");
        var settled = replies.Single(r => r.Status == 200);
        var paidBy = settled["payAdjustment"];
        (paidBy.Str("kind"), paidBy.Money("amount"), paidBy.Str("day"), paidBy.Id("sourceReportId")).ShouldBe(("backPay", 90, "2026-04-11", march.Id()));
        var after = await company.Owner.Report(march);
        (after.IsStale(), after.GetProperty("difference").ValueKind, after.Money(), after.Hours()).ShouldBe((false, JsonValueKind.Null, 5200, 0));
        (await company.Owner.Delete($"{AdjustmentsPath}/{paidBy.Id()}")).ShouldRefuse(400, "PayAdjustmentSettles");
        (await company.Owner.Calculate(worker, "2026-04-11", "2026-04-30")).Should(200)["payrollReport"].Money().ShouldBe(next + 90);

        // What comes after a settlement is settled from there on, in the other direction too.
        (await company.Owner.Post(CheckInPath, new { shiftId = await company.Owner.Plan("2026-03-25", "08:00", "16:00", worker), userId = worker.UserId, checkInTime = At("2026-03-25T08:00:00Z"), checkOutTime = At("2026-03-25T16:00:00Z") })).Should(201);
        var none = (await company.Owner.Settle(march)).Should(200);
        none["payAdjustment"].ValueKind.ShouldBe(JsonValueKind.Null, "eight more hours are worth nothing");
        (await company.Owner.Report(march)).IsStale().ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_report_falls_short_of_is_taken_off_the_next_approved_one_once()
    {
        var (company, worker) = await Open("2026-05-02T12:00:00Z");
        var march = (await company.Owner.Calculate(worker, deduction: 6000)).Should(201)["payrollReport"];
        (march.Money(), march.Money("carryForward")).ShouldBe((0, 800));
        (await company.Owner.Calculate(worker, "2026-04-01", "2026-04-30")).Should(201)["payrollReport"].Money("carriedIn").ShouldBe(0, "nobody stands for March yet");
        (await company.Owner.Approve(march)).Should(200);

        var april = (await company.Owner.Calculate(worker, "2026-04-01", "2026-04-30")).Should(200)["payrollReport"];
        (april.Money(), april.Money("carriedIn")).ShouldBe((4400, 800));
        (await company.Owner.Approve(april)).Should(200);
        var may = (await company.Owner.Calculate(worker, "2026-05-01", "2026-05-31")).Should(201)["payrollReport"];
        (may.Money(), may.Money("carriedIn")).ShouldBe((5200, 0));
        (await company.Owner.Report(april)).IsStale().ShouldBeFalse();

        (await company.Owner.Reopen(march, "Too much taken off")).ShouldRefuse(400, "PayrollCarriedOn");
        (await company.Owner.Reopen(april, "March first")).Should(200);
        (await company.Owner.Reopen(march, "Too much taken off")).Should(200);
        (await company.Owner.Calculate(worker, "2026-04-01", "2026-04-30")).Should(200)["payrollReport"].Money("carriedIn").ShouldBe(0);
    }

    private async Task<(TestCompany Company, Client Worker)> Open(string now)
    {
        host.Clock.Now = At(now);
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        await company.Profile(worker, salary: 5200);
        return (company, worker);
    }

    private static Task<Reply> Adjust(Client manager, Client person, string day, string kind, decimal amount) =>
        manager.Post(AdjustmentsPath, new { userId = person.UserId, day, kind, code = kind, amount });
}
