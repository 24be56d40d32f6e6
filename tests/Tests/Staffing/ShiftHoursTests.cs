using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

public sealed class ShiftHoursTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_shift_begins_with_who_comes_and_is_over_when_all_have_gone()
    {
        var on = await OnShift.Book(host);
        on.At(0);
        (await on.ClockIn()).Should(200);
        (await ShiftOf(on)).ShouldBe(("inProgress", "inProgress"));
        on.At(370);
        await host.RunJob("staffing.shifts");
        (await ShiftOf(on)).ShouldBe(("inProgress", "inProgress"), "somebody still works");
        (await on.ClockOut()).Should(200);

        await host.RunJob("staffing.shifts");

        (await ShiftOf(on)).ShouldBe(("completed", "completed"));
        (await on.Status()).ShouldBe("completed");
    }

    [Fact]
    public async Task Whoever_forgot_to_clock_out_is_clocked_out_at_the_end_of_the_shift()
    {
        var on = await OnShift.Book(host);
        on.At(0);
        (await on.ClockIn()).Should(200);
        on.At(360 + 119);
        await host.RunJob("staffing.forgotten");
        (await on.Status()).ShouldBe("checkedIn");
        on.At(360 + 600);

        await Task.WhenAll(host.RunJob("staffing.forgotten"), host.RunJob("staffing.forgotten"));

        var session = (await on.Rows("SELECT status, check_out_at, flags, worked_minutes FROM staffing.sessions WHERE assignment_id = $1")).Single();
        (session.Str("status"), session.GetProperty("check_out_at").GetDateTimeOffset(), session.Number("worked_minutes")).ShouldBe(("autoClosed", on.EndsAt, 360));
        (await on.Incidents()).ShouldHaveSingleItem().Str("incident_type").ShouldBe("autoClockOut");
        (await on.Rows("SELECT payable_minutes FROM staffing.timesheets WHERE assignment_id = $1")).Single().Number("payable_minutes").ShouldBe(330);
    }

    [Fact]
    public async Task A_silence_of_half_an_hour_is_told_once()
    {
        var on = await OnShift.Book(host);
        on.At(0);
        (await on.ClockIn()).Should(200);
        on.At(29);
        await host.RunJob("staffing.silence");
        (await on.Incidents()).ShouldBeEmpty();
        on.At(31);
        await host.RunJob("staffing.silence");
        on.At(90);
        await host.RunJob("staffing.silence");

        (await on.Incidents()).ShouldHaveSingleItem().Str("incident_type").ShouldBe("locationUnavailable");
    }

    private static async Task<(string? Shift, string? Order)> ShiftOf(OnShift on)
    {
        var row = (await on.Rows("SELECT s.status AS shift, o.status AS \"order\" FROM staffing.assignments a JOIN staffing.shifts s ON s.id = a.shift_id JOIN staffing.orders o ON o.id = s.order_id WHERE a.id = $1")).Single();
        return (row.Str("shift"), row.Str("order"));
    }
}
