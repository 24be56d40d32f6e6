using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

public sealed class PeriodLockTests(TestHost host) : IClassFixture<TestHost>
{
    private const string LocksPath = "/payrollReporting-api/v1/periodlocks";

    [Fact]
    public async Task Closed_days_stay_until_they_are_opened_and_opening_leaves_what_reports_lock()
    {
        var (company, worker) = await Open();
        var shift = await company.Owner.Plan("2026-03-03", "08:00", "16:00", worker);
        var entry = new { shiftId = shift, userId = worker.UserId, checkInTime = At("2026-03-03T08:00:00Z"), checkOutTime = At("2026-03-03T16:00:00Z") };
        (await company.Owner.Post(LocksPath, new { from = "2026-03-01", to = "2026-04-02" })).ShouldRefuse(400, "NotOverYet");
        (await company.Owner.Post(LocksPath, new { from = "2026-03-31", to = "2026-03-01" })).Should(400);
        var made = (await company.Owner.Post(LocksPath, new { from = "2026-03-01", to = "2026-03-15", note = "Sent to the office" })).Should(201)["periodLock"];
        (made.Str("kind"), made.Number("people"), made.Id("lockedById")).ShouldBe(("timesheet", 1, company.Owner.UserId));

        var refused = (await company.Owner.Post(CheckInPath, entry)).ShouldRefuse(400, "PeriodLocked")["detail"];
        (refused.Str("kind"), refused.Id("lockId")).ShouldBe(("timesheet", made.Id()));
        var report = (await company.Owner.Calculate(worker, "2026-03-01", "2026-03-10")).Should(201)["payrollReport"];
        (await company.Owner.Approve(report)).Should(200);

        (await company.Owner.Delete($"{LocksPath}/{made.Id()}")).Should(400);
        (await company.Owner.Unlock(made.Id())).Should(200);
        (await company.Owner.Get($"{LocksPath}/{made.Id()}")).Should(404);
        (await company.Owner.Post(CheckInPath, entry)).ShouldRefuse(400, "PeriodLocked")["detail"].Str("kind").ShouldBe("payroll");
        (await company.Owner.Reopen(report, "Tuesday is missing")).Should(200);
        (await company.Owner.Post(CheckInPath, entry)).Should(201);
    }

    [Fact]
    public async Task Line_managers_close_the_days_of_their_reports_and_of_nobody_else()
    {
        var (company, worker) = await Open();
        var manager = await company.Hire("Lina Line");
        var report = await company.HireReport(manager);
        (await manager.Post(LocksPath, new { from = "2026-03-01", to = "2026-03-31", userIds = new[] { worker.UserId } })).Should(403);
        (await worker.Post(LocksPath, new { from = "2026-03-01", to = "2026-03-31" })).Should(403);
        var made = (await manager.Post(LocksPath, new { from = "2026-03-01", to = "2026-03-31" })).Should(201)["periodLock"];
        made.Number("people").ShouldBe(1);
        var owners = (await company.Owner.Post(LocksPath, new { from = "2026-02-01", to = "2026-02-28", userIds = new[] { worker.UserId } })).Should(201)["periodLock"];

        (await manager.Get($"{LocksPath}/{owners.Id()}")).Should(403);
        (await manager.Get(LocksPath)).Should(200)["periodLocks"].EnumerateArray().ShouldHaveSingleItem().Id().ShouldBe(made.Id());
        (await company.Owner.Get($"{LocksPath}?userIds={worker.UserId}")).Should(200)["periodLocks"].EnumerateArray().ShouldHaveSingleItem().Id().ShouldBe(owners.Id());
        (await manager.Patch($"{LocksPath}/{made.Id()}", new { note = "All in" })).Should(200)["periodLock"].Str("note").ShouldBe("All in");
        (await company.Owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = "2026-03-06", startTime = "08:00", endTime = "16:00", assignedUserIds = new[] { report.UserId } })).ShouldRefuse(400, "PeriodLocked");
        await company.Owner.Plan("2026-03-06", "08:00", "16:00", worker);
        (await manager.Unlock(owners.Id())).Should(403);
        (await manager.Unlock(made.Id())).Should(200);
    }

    private async Task<(TestCompany Company, Client Worker)> Open()
    {
        host.Clock.Now = At("2026-04-02T12:00:00Z");
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        await company.Profile(worker, salary: 5200);
        return (company, worker);
    }
}
