using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

public sealed class ClockOutTests(TestHost host) : IClassFixture<TestHost>
{
    private const double FarAway = OnShift.Latitude + 0.01;

    [Fact]
    public async Task Hours_are_counted_from_the_start_without_the_break()
    {
        var on = await OnShift.Book(host);
        on.At(-5);
        (await on.ClockIn()).Should(200);
        on.At(360);

        var gone = (await on.ClockOut()).Should(200);

        (gone["workedMinutes"].GetInt32(), gone["breakMinutes"].GetInt32(), gone["payableMinutes"].GetInt32(), gone["estimatedPayCents"].GetInt64()).ShouldBe((360, 30, 330, 12650));
        (gone["attendanceStatus"].GetString(), gone["status"].GetString(), gone["timesheetStatus"].GetString()).ShouldBe(("CLOCKED_OUT", "CHECKED_OUT", "DRAFT"));
        (await on.ClockOut()).ShouldSay(409, "NOT_CLOCKED_IN");
    }

    [Fact]
    public async Task The_workers_own_break_counts_and_whoever_leaves_early_is_seen()
    {
        var on = await OnShift.Book(host);
        on.At(0);
        (await on.ClockIn()).Should(200);
        on.At(200);

        var gone = (await on.ClockOut(more: new { breakMinutes = 20 })).Should(200);

        (gone["workedMinutes"].GetInt32(), gone["payableMinutes"].GetInt32()).ShouldBe((200, 180));
        (await on.Incidents()).ShouldHaveSingleItem().Str("incident_type").ShouldBe("leftEarly");
        (await on.ClockOut(more: new { breakMinutes = 241 })).ShouldSay(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task Being_elsewhere_keeps_nobody_on_the_clock()
    {
        var on = await OnShift.Book(host, allowOverride: false);
        on.At(0);
        (await on.ClockIn()).Should(200);
        on.At(360);

        var gone = (await on.ClockOut(FarAway)).Should(200);

        gone["withinGeofence"].GetBoolean().ShouldBeFalse();
        (await on.Incidents()).ShouldHaveSingleItem().Str("incident_type").ShouldBe("outsideGeofence");
        (await on.Rows("SELECT flags FROM staffing.timesheets WHERE assignment_id = $1")).Single().GetProperty("flags").EnumerateArray().Select(f => f.GetString()).ShouldContain("NEEDS_REVIEW");
    }

    [Fact]
    public async Task The_tag_of_another_place_is_refused()
    {
        var on = await OnShift.Book(host, mode: "EITHER");
        on.At(0);
        (await on.ClockIn()).Should(200);
        on.At(360);

        (await on.ClockOut(more: new { nfcTagId = "NFC-OF-SOMEWHERE-ELSE", proofNonce = "nonce-nonce-nonce-out" })).ShouldSay(422, "NFC_MISMATCH");
        (await on.ClockOut()).Should(200);
    }
}
