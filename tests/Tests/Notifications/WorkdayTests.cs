using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>Through the other modules, as people use them.</summary>
public sealed class WorkdayTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_person_hears_of_being_planned_moved_late_and_let_go_on_leave_and_their_manager_of_what_needs_them()
    {
        var company = await TestCompany.Found(host, "Europe/Berlin");
        var manager = await company.Hire("Mia Manager");
        var person = await company.HireReport(manager, "Rita Report");

        var shift = await Plan(company, person, "2026-03-03");
        (await company.Owner.Patch($"/scheduleManagement-api/v1/shifts/{shift}", new { startTime = "10:00", endTime = "18:00" })).Should(200);
        host.Clock.Now = new DateTimeOffset(2026, 3, 3, 9, 20, 0, TimeSpan.Zero);
        (await person.Post("/attendanceManagement-api/v1/check-in", new { shiftId = shift })).Should(201);
        await Plan(company, person, "2026-03-10");
        var leave = (await person.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = "vacation", startDate = "2026-03-09", endDate = "2026-03-11", reason = "Rest" })).Should(201)["leaveRequest"].Id();
        (await manager.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { status = "approved" })).Should(200);

        (await person.Inbox()).Select(n => n.Text).ShouldBe([
            "Your leave (vacation) from Monday 9 March 2026 to Wednesday 11 March 2026 is approved.",
            "You are off the shift of Tuesday 10 March 2026, 09:00-17:00, Harbour, because you are on leave.",
            "You are on the shift of Tuesday 10 March 2026, 09:00-17:00, Harbour.",
            "You checked in 20 minutes late for the shift of Tuesday 3 March 2026, 10:00-18:00.",
            "Your shift of Tuesday 3 March 2026, 09:00-17:00, Harbour is now Tuesday 3 March 2026, 10:00-18:00, Harbour.",
            "You are on the shift of Tuesday 3 March 2026, 09:00-17:00, Harbour.",
            $"Your account at {company.Codename} Ltd is ready. You sign in as {person.Email}.",
        ], ignoreOrder: true);
        (await manager.Inbox()).Select(n => n.Kind).ShouldBe(["shiftVacated", "leaveRequested", "reportLate", "welcome"]);
        (await company.Owner.Inbox()).Where(n => n.Kind == "shiftVacated").Select(n => n.Text)
            .ShouldBe(["Rita Report is off the shift of Tuesday 10 March 2026, 09:00-17:00, Harbour, being on leave. It may need somebody else."]);
    }

    private static async Task<Guid> Plan(TestCompany company, Client person, string day) =>
        (await company.Owner.Post("/scheduleManagement-api/v1/shifts", new
        {
            shiftDate = day, startTime = "09:00", endTime = "17:00", location = "Harbour", status = "scheduled", assignedUserIds = new[] { person.UserId },
        })).Should(201)["shift"].Id();
}
