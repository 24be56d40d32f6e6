using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

public sealed class DomainEventsTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task What_happened_can_be_read_under_the_contract_s_names_with_who_did_it_and_without_where_they_were()
    {
        var on = await OnShift.Book(host);
        on.At(5);
        (await on.ClockIn(OnShift.Latitude + 1)).ShouldSay(422, "OUTSIDE_GEOFENCE");
        (await on.ClockIn()).Should(200);
        (await on.Stream((6, OnShift.Latitude, 10))).Should(200);
        on.At(300);
        (await on.ClockOut()).Should(200);

        var events = await on.Rows("SELECT * FROM staffing.domain_events WHERE company_id = (SELECT company_id FROM staffing.assignments WHERE id = $1) ORDER BY id");
        string[] told = ["BUSINESS_CREATED", "HUB_CREATED", "ORDER_CREATED", "SHIFT_PUBLISHED", "SHIFT_BOOKED", "CLOCK_IN_REJECTED", "ATTENDANCE_CLOCKED_IN", "SHIFT_STARTED", "LOCATION_BATCH_RECEIVED", "ATTENDANCE_CLOCKED_OUT"];
        events.Select(e => e.Str("event_type")!).Where(told.Contains).Distinct().ShouldBe(told, ignoreOrder: true);
        events.Single(e => e.Str("event_type") is "ORDER_CREATED").Str("actor_type").ShouldBe("CLIENT");
        events.Single(e => e.Str("event_type") is "ATTENDANCE_CLOCKED_OUT").Str("actor_type").ShouldBe("STAFF");
        string.Concat(events.Where(e => e.Str("aggregate_type") is not "hub" and not "shift").Select(e => e.ToString())).ShouldNotContain("37.42");
    }
}
