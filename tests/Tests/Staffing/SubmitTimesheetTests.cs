using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Workers hand in their hours; what nobody hands in, time does.</summary>
public sealed class SubmitTimesheetTests(CertificateTests.FleetHost host) : IClassFixture<CertificateTests.FleetHost>
{
    [Fact]
    public async Task Worked_hours_are_handed_in_with_the_break_that_was_taken_and_managers_hear_of_it_once()
    {
        var on = await host.Worked();
        var said = (await on.Submit(new { note = "All done.", breakMinutes = 45 })).Should(200).Body;
        (said.Str("status"), said.GetProperty("submitted").GetBoolean(), said.Id("assignmentId"), said.Id("shiftId")).ShouldBe(("SUBMITTED", true, on.Assignment, on.Shift));
        var sheet = (await on.Rows("SELECT t.note, t.break_minutes, t.payable_minutes, t.gross_pay_cents, t.bill_cents, s.break_minutes AS session_break FROM staffing.timesheets t JOIN staffing.sessions s ON s.id = t.session_id WHERE t.assignment_id = $1")).Single();
        (sheet.Str("note"), sheet.Number("break_minutes"), sheet.Number("payable_minutes"), sheet.Number("gross_pay_cents"), sheet.Number("bill_cents"), sheet.Number("session_break")).ShouldBe(("All done.", 45, 315, 12075, 16275, 45));

        (await on.Submit(new { note = "Again." })).Should(200)["submitted"].GetBoolean().ShouldBeTrue();
        (await on.Rows("SELECT note FROM staffing.timesheets WHERE assignment_id = $1")).Single().Str("note").ShouldBe("Again.");
        (await host.Told($"timesheet:{said.Id("timesheetId")}")).ShouldBe(1);
        (await host.Rows($"SELECT event_type FROM staffing.domain_events WHERE aggregate_id = '{said.Id("timesheetId")}' AND event_type = 'TIMESHEET_SUBMITTED_FOR_APPROVAL'")).ShouldHaveSingleItem();
        var seen = (await on.Worker.Items("/staff/shifts/completed")).Single();
        (seen.Str("timesheetStatus"), seen.Str("paymentStatus"), seen.GetProperty("totalRate").GetDecimal(), seen.GetProperty("canSubmit").GetBoolean()).ShouldBe(("SUBMITTED", "NOT_READY", 120.75m, false));
    }

    [Fact]
    public async Task Only_what_is_worked_and_ones_own_is_handed_in()
    {
        var on = await OnShift.Book(host);
        (await on.Submit()).ShouldSay(409, "TIMESHEET_NOT_SUBMITTABLE");
        on.At(0);
        (await on.ClockIn()).Should(200);
        (await on.Submit()).ShouldSay(409, "TIMESHEET_NOT_SUBMITTABLE");
        var (other, _) = await on.Market.Worker("Ben Barista");
        (await other.Do("POST", $"/staff/shifts/{on.Shift}/submit-for-approval")).Should(404);
        on.At(360);
        (await on.ClockOut()).Should(200);
        (await on.Submit(new { breakMinutes = 241 })).ShouldSay(400, "VALIDATION_ERROR");
        (await on.Submit(new { note = new string('x', 2001) })).ShouldSay(400, "VALIDATION_ERROR");
        (await on.Submit()).Should(200);
    }

    [Fact]
    public async Task What_nobody_hands_in_for_a_day_is_handed_in_once_also_by_two_hosts_after_a_downtime()
    {
        await using var other = new SecondHost(host);
        await other.InitializeAsync();
        var on = await host.Worked();
        host.Clock.Now = host.Clock.Now.AddHours(24).AddMinutes(-1);
        await host.RunJob("staffing.timesheets");
        (await on.TimesheetStatus()).ShouldBe("draft");
        host.Clock.Now = host.Clock.Now.AddDays(3);

        await Task.WhenAll(host.RunJob("staffing.timesheets"), other.RunJob("staffing.timesheets"));

        var sheet = (await on.Rows("SELECT id, status, flags FROM staffing.timesheets WHERE assignment_id = $1")).Single();
        (sheet.Str("status"), sheet.GetProperty("flags")[0].GetString()).ShouldBe(("submitted", "AUTO_SUBMITTED"));
        (await host.Told($"timesheet:{sheet.Id()}")).ShouldBe(1);
        (await on.Submit(new { breakMinutes = 0 })).Should(200);
        (await on.Rows("SELECT payable_minutes FROM staffing.timesheets WHERE assignment_id = $1")).Single().Number("payable_minutes").ShouldBe(360, "it may still be corrected");
    }
}
