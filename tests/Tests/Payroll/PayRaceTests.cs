using System.Globalization;
using System.Text.Json;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Leave;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

/// <summary>Calculation, approval and payment against whoever changes what they rest on at the same moment. More rounds by WORKFORCEOS_ROUNDS.</summary>
public sealed class PayRaceTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("WORKFORCEOS_ROUNDS"), CultureInfo.InvariantCulture, out var given) ? given : 40;

    private const int RoundsOfPerson = 50;

    [Fact]
    public async Task A_report_and_a_punch_at_the_same_moment_end_with_the_hours_in_it_or_flagged()
    {
        TestCompany company = null!;
        Client worker = null!;
        for (var round = 0; round < Rounds; round++)
        {
            if (round % RoundsOfPerson == 0) (company, worker) = await Open();
            var (day, shift) = await Shift(company, worker, round);
            var pays = round % 2 == 0;
            var report = company.Owner.Post(Pay.ReportsPath, pays
                ? new { userId = worker.UserId, periodStart = day, periodEnd = day, paymentStatus = "paid" }
                : new { userId = worker.UserId, periodStart = day, periodEnd = day });
            var punch = Punch(company, worker, shift, day);
            await Task.WhenAll(report, punch);

            var now = await company.Owner.Report((await report).Should(201)["payrollReport"]);
            var (worked, locked) = ((await punch).Status == 201, (await punch).ErrCode == "PeriodLocked");
            (worked || (pays && locked)).ShouldBeTrue((await punch).Text);
            if (pays) (now.Str("paymentStatus"), now.Hours(), now.IsStale()).ShouldBe(("paid", worked ? 10 : 0, false), $"round {round}");
            else (now.Hours() == 10 || now.IsStale()).ShouldBeTrue($"round {round}: {now.GetRawText()}");
        }
    }

    [Fact]
    public async Task An_approval_and_whoever_changes_a_day_of_it_at_the_same_moment_agree_on_who_was_first()
    {
        TestCompany company = null!;
        Client worker = null!;
        for (var round = 0; round < Rounds; round++)
        {
            if (round % RoundsOfPerson == 0) (company, worker) = await Open();
            var (day, shift) = await Shift(company, worker, round);
            var change = await Change(company, worker, shift, day, round % 5);
            var report = (await company.Owner.Calculate(worker, day, day)).Should(201)["payrollReport"];

            var approval = company.Owner.Approve(report, new { acceptWarnings = new[] { "openRecords", "pendingLeave" } });
            var changing = change();
            await Task.WhenAll(approval, changing);

            var (approved, changed) = ((await approval).Status == 200, (await changing).Status is 200 or 201);
            var now = await company.Owner.Report(report);
            if (changed) ((await approval).ErrCode, now.Str("approvalStatus"), now.IsStale()).ShouldBe(("PayrollChanged", "draft", true), $"round {round}");
            else ((await changing).ErrCode, approved, now.IsStale()).ShouldBe(("PeriodLocked", true, false), $"round {round}: {(await approval).Text} {(await changing).Text}");
        }
    }

    [Fact]
    public async Task An_approval_and_other_terms_at_the_same_moment_end_with_a_report_that_holds_them_or_says_that_it_does_not()
    {
        TestCompany company = null!;
        Client worker = null!;
        Guid profile = default;
        for (var round = 0; round < Rounds; round++)
        {
            if (round % RoundsOfPerson == 0)
            {
                (company, worker) = await Open();
                profile = (await company.Owner.Get($"/employeeProfile-api/v1/employeeprofiles?userId={worker.UserId}"))["employeeProfiles"][0].Id();
            }
            var (day, _) = await Shift(company, worker, round);
            var report = (await company.Owner.Calculate(worker, day, day)).Should(201)["payrollReport"];

            var approval = company.Owner.Approve(report);
            var terms = company.Owner.Patch($"/employeeProfile-api/v1/employeeprofiles/{profile}", new { salary = 5300 + round, effectiveFrom = day, reason = "Signed late" });
            await Task.WhenAll(approval, terms);

            (await terms).Should(200);
            var now = await company.Owner.Report(report);
            ((await approval).Status is 200 || (await approval).ErrCode is "PayrollChanged").ShouldBeTrue((await approval).Text);
            (now.Str("approvalStatus"), now.IsStale(), now.Money()).ShouldBe(((await approval).Status is 200 ? "approved" : "draft", true, report.Money()), $"round {round}");
        }
    }

    /// <summary>A punch, a check-out that a manager enters, an approval of unpaid leave, an absence, a correction of what is on record.</summary>
    private async Task<Func<Task<Reply>>> Change(TestCompany company, Client worker, Guid shift, string day, int kind)
    {
        switch (kind)
        {
            case 0:
                return () => Punch(company, worker, shift, day);
            case 1:
                var record = (await company.Owner.Post(CheckInPath, new { shiftId = shift, userId = worker.UserId, checkInTime = At($"{day}T08:00:00Z") })).Should(201)["attendanceRecord"].Id();
                return () => company.Owner.Post(CheckOutPath, new { attendanceRecordId = record, checkOutTime = At($"{day}T18:00:00Z") });
            case 2:
                host.Clock.Now = At($"{day}T00:00:00Z").AddDays(-1);
                var leave = await worker.Asked(day, day, "unpaid");
                host.Clock.Now = Later;
                return () => company.Owner.Answer(leave, "approved");
            case 3:
                var known = (await Punch(company, worker, shift, day)).Should(201)["attendanceRecord"].Id();
                return () => company.Owner.Correct(known, new { checkOutTime = At($"{day}T17:00:00Z") });
            default:
                return () => company.Owner.Post(MarkAbsentPath, new { userId = worker.UserId, shiftId = shift });
        }
    }

    private static DateTimeOffset Later => At("2027-12-31T12:00:00Z");

    private static Task<Reply> Punch(TestCompany company, Client worker, Guid shift, string day) =>
        company.Owner.Post(CheckInPath, new { shiftId = shift, userId = worker.UserId, checkInTime = At($"{day}T08:00:00Z"), checkOutTime = At($"{day}T18:00:00Z") });

    private static async Task<(string Day, Guid Shift)> Shift(TestCompany company, Client worker, int round)
    {
        // Weeks apart, so that no round's hours are another's overtime; always a Tuesday, on which leave is worth something.
        var day = new DateOnly(2026, 1, 6).AddDays(round % RoundsOfPerson * 14).ToString("O", CultureInfo.InvariantCulture);
        return (day, await company.Owner.Plan(day, "08:00", "18:00", worker));
    }

    private async Task<(TestCompany Company, Client Worker)> Open()
    {
        host.Clock.Now = Later;
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        await company.Profile(worker, salary: 5200);
        return (company, worker);
    }
}
