using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

public sealed class LocationStreamTests(TestHost host) : IClassFixture<TestHost>
{
    private const double Near = OnShift.Latitude + 0.0002; // 22 m
    private const double Far = OnShift.Latitude + 0.01; // 1.1 km

    [Fact]
    public async Task Whoever_is_far_off_is_an_incident_until_they_are_back()
    {
        var on = await OnShift.Book(host);
        (await on.Stream((1, Near, 10))).ShouldSay(409, "NOT_CLOCKED_IN");
        on.At(0);
        (await on.ClockIn()).Should(200);
        on.At(30);

        var off = (await on.Stream((10, Near, 10), (20, Far, 10))).Should(200);
        (off["acceptedPointCount"].GetInt32(), off["outOfGeofenceCount"].GetInt32(), off["maxDistanceMeters"].GetInt32(), off["withinGeofence"].GetBoolean()).ShouldBe((2, 1, 1112, false));
        off["objectUri"].GetString()!.ShouldStartWith("gs://");
        var incident = (await on.Incidents()).ShouldHaveSingleItem();
        (incident.Str("incident_type"), incident.Str("severity"), incident.Str("status")).ShouldBe(("outsideGeofence", "critical", "open"));
        (await on.Stream((25, Far, 10))).Should(200)["incidentIds"].GetArrayLength().ShouldBe(1);
        (await on.Incidents()).Count.ShouldBe(1, "one that is open, seen again");
        on.At(60);
        (await on.Stream((50, Near, 10))).Should(200);
        (await on.Incidents()).Single().Str("status").ShouldBe("open", "one good position is not enough");
        (await on.Stream((55, Near, 10))).Should(200);
        var over = (await on.Incidents()).Single();
        (over.Str("status"), over.Str("resolution")).ShouldBe(("resolved", "RETURNED"));
    }

    [Fact]
    public async Task The_same_batch_twice_is_taken_once_and_one_without_positions_is_told()
    {
        var on = await OnShift.Book(host);
        on.At(0);
        (await on.ClockIn()).Should(200);
        on.At(30);

        var first = (await on.Stream((10, Near, 10), (11, Near, 300))).Should(200);
        var second = (await on.Stream((10, Near, 10), (11, Near, 300))).Should(200);
        second.Body.Id("batchId").ShouldBe(first.Body.Id("batchId"));
        first["missingCoordinateCount"].GetInt32().ShouldBe(1);
        var blind = (await on.Worker.Do("POST", "/staff/location-streams", new { shiftId = on.Shift, points = new[] { new { capturedAt = on.StartsAt.AddMinutes(20), unavailableReason = "PERMISSION_DENIED" } } })).Should(200);
        (blind["acceptedPointCount"].GetInt32(), blind["withinGeofence"].ValueKind).ShouldBe((0, System.Text.Json.JsonValueKind.Null));
        (await on.Incidents()).Single().Str("incident_type").ShouldBe("locationUnavailable");
        (await on.Rows("SELECT id FROM staffing.location_batches WHERE assignment_id = $1")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Positions_are_in_no_table_but_in_private_storage()
    {
        var on = await OnShift.Book(host);
        on.At(0);
        (await on.ClockIn()).Should(200);
        on.At(30);

        (await on.Stream((10, 37.42231234, 10))).Should(200);

        (await on.Rows("SELECT b::text AS row FROM staffing.location_batches b WHERE b.assignment_id = $1")).Single().Str("row")!.ShouldNotContain("37.4223");
    }
}
