using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Payroll;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Notifications;

/// <summary>What is told of pay: that it is approved, open again, or no longer agrees, and never how much it is.</summary>
public sealed class PayNewsTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Whose_pay_is_approved_or_open_again_hears_it_and_so_does_who_had_approved_it()
    {
        var (company, workers) = await Approved(1);
        var (worker, report) = workers[0];
        (await worker.Told("payslipApproved")).ShouldBe([("Your payslip is ready", "Your payroll report from Sunday 1 March 2026 to Tuesday 31 March 2026 is approved, and your payslip can be read.")]);
        (await company.Owner.Told("payslipApproved")).ShouldBeEmpty();

        var admin = await company.Hire("Ada Admin", "tenantAdmin");
        (await admin.Reopen(report, "Something is missing")).Should(200);

        (await worker.Told("periodReopened")).ShouldBe([("Your payroll report is open again", "The approval of your payroll report from Sunday 1 March 2026 to Tuesday 31 March 2026 was taken back. It may still change.")]);
        (await company.Owner.Told("periodReopened")).ShouldBe([("The payroll report of Emil Employee is open again", "Your approval of the payroll report of Emil Employee from Sunday 1 March 2026 to Tuesday 31 March 2026 was taken back.")]);
        (await admin.Told("periodReopened")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_approved_what_no_longer_agrees_hears_once_a_day_of_all_of_it_and_is_mailed_the_next_morning()
    {
        var (company, workers) = await Approved(3);
        var mails = (await host.MailsTo(company.Owner.Email)).Count;
        await Raise(workers[0].Worker, 3300);
        (await company.Owner.Told("payrollStale")).ShouldBe([("The payroll report of Emil Employee no longer agrees",
            "What is on record of Emil Employee from Sunday 1 March 2026 to Tuesday 31 March 2026 has changed since the payroll report was approved. Please look at it.")]);
        (await company.Owner.Post("/notification-api/notifications/seen")).Should(200);

        host.Clock.Advance(TimeSpan.FromHours(3));
        await Raise(workers[1].Worker, 3400);
        await Raise(workers[2].Worker, 3500);
        (await company.Owner.Told("payrollStale")).Select(n => n.Title).ShouldBe(["3 payroll reports no longer agree"]);
        (await company.Owner.Get("/notification-api/notifications")).Should(200)["unreadCount"].GetInt32().ShouldBe(1, "it says more than was seen");
        (await company.Owner.Inbox()).ShouldAllBe(n => !n.Text.Contains("3300") && !n.Text.Contains("3400"));
        (await host.MailsTo(company.Owner.Email)).Count.ShouldBe(mails);

        host.Clock.Now = At("2026-04-03T07:00:00Z");
        var now = await host.MailsTo(company.Owner.Email);
        now.Count.ShouldBe(mails + 1);
        now[^1].Subject.ShouldBe("3 payroll reports no longer agree");
        await Raise(workers[0].Worker, 3600);
        (await company.Owner.Told("payrollStale")).Select(n => n.Title).ShouldBe(["3 payroll reports no longer agree"], "that it does not agree is known");

        (await company.Owner.Settle(workers[0].Report)).Should(200);
        await Raise(workers[0].Worker, 3700);
        (await company.Owner.Told("payrollStale")).Select(n => n.Title).ShouldBe(["The payroll report of Emil Employee no longer agrees", "3 payroll reports no longer agree"]);

        async Task Raise(Client worker, decimal salary)
        {
            var profile = (await company.Owner.Get($"/employeeProfile-api/v1/employeeprofiles?userId={worker.UserId}")).Should(200)["employeeProfiles"][0].Id();
            (await company.Owner.Patch($"/employeeProfile-api/v1/employeeprofiles/{profile}", new { salary, effectiveFrom = "2026-03-01", reason = "Agreed last month" })).Should(200);
        }
    }

    /// <summary>People whose March the owner has approved.</summary>
    private async Task<(TestCompany Company, List<(Client Worker, System.Text.Json.JsonElement Report)> Workers)> Approved(int people)
    {
        host.Clock.Now = At("2026-04-02T12:00:00Z");
        var company = await TestCompany.Found(host);
        var workers = new List<(Client, System.Text.Json.JsonElement)>();
        for (var n = 0; n < people; n++)
        {
            var worker = await company.Hire();
            await company.Profile(worker, salary: 3200);
            var report = (await company.Owner.Calculate(worker)).Should(201)["payrollReport"];
            (await company.Owner.Approve(report)).Should(200);
            workers.Add((worker, report));
        }
        return (company, workers);
    }
}
