using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Attendance;

public sealed class PlacesTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Places = "/attendanceManagement-api/v1/places";
    private const string Shifts = "/scheduleManagement-api/v1/shifts";
    private const string Templates = "/scheduleManagement-api/v1/shifttemplates";

    [Fact]
    public async Task Admins_keep_places_and_nobody_learns_a_tag_or_where_exactly_the_fence_lies()
    {
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        var place = (await company.Owner.Post(Places, new { name = " Depot ", address = "1 Main Street", latitude = 52.5200004, longitude = 13.405, radiusMeters = 120, requires = "nfc", fenceMode = "stop", country = "de", region = "be", nfcTags = new[] { "04a2241b5c6180" } })).Should(201)["place"];

        (place.Str("name"), place.Str("requires"), place.GetProperty("requires_idx").GetInt32(), place.Str("fenceMode"), place.Str("country"), place.Str("region")).ShouldBe(("Depot", "nfc", 3, "stop", "DE", "BE"));
        place.GetProperty("latitude").GetDecimal().ShouldBe(52.52m);
        Tags(place).ShouldBe(["…6180"]);

        var seen = (await worker.Get($"{Places}/{place.Id()}")).Should(200)["place"];
        seen.Str("name").ShouldBe("Depot");
        foreach (var hidden in new[] { "latitude", "longitude", "radiusMeters" }) seen.GetProperty(hidden).ValueKind.ShouldBe(JsonValueKind.Null);
        Tags(seen).ShouldBeEmpty();
        (await worker.Get($"{Places}?requires=nfc&country=DE")).Should(200)["places"][0].Id().ShouldBe(place.Id());
        (await worker.Get($"{Places}?sortBy=latitude")).Should(400);
        (await worker.Post(Places, new { name = "Mine" })).Should(403);

        var kept = (await company.Owner.Patch($"{Places}/{place.Id()}", new { nfcTags = new[] { "…6180", "BB-SECOND-TAG" } })).Should(200)["place"];
        Tags(kept).ShouldBe(["…6180", "…-TAG"]);
        (await company.Owner.Patch($"{Places}/{place.Id()}", new { nfcTags = new[] { "…0000" } })).ShouldRefuse(400, "TagUnknown");
        (await company.Owner.Delete($"{Places}/{place.Id()}")).Should(200);
        (await worker.Get($"{Places}/{place.Id()}")).Should(404);

        var trail = await host.Column("SELECT coalesce(before::text, '') || after::text FROM kernel.changes WHERE object_id = $1 ORDER BY version", place.Id());
        trail.Count.ShouldBe(3);
        string.Concat(trail).ToUpperInvariant().ShouldNotContain("04A2241B5C6180");
        string.Concat(trail).ShouldNotContain("tagHashes");
    }

    [Fact]
    public async Task A_place_has_a_name_of_its_own_and_what_its_proof_needs()
    {
        var company = await TestCompany.Found(host);
        await company.Place("Depot");

        (await company.Owner.Post(Places, new { name = "DEPOT" })).Should(400).Text.ShouldContain("attendance_place_name");
        (await company.Owner.Post(Places, new { name = "A", latitude = 1 })).ShouldRefuse(400, "PlaceHasNoPosition");
        (await company.Owner.Post(Places, new { name = "A", requires = "geofence" })).ShouldRefuse(400, "PlaceHasNoPosition");
        (await company.Owner.Post(Places, new { name = "A", requires = "nfc" })).ShouldRefuse(400, "PlaceHasNoTags");
        foreach (var wrong in new object[] { new { name = "A", latitude = 90.4, longitude = 0 }, new { name = "A", radiusMeters = 9 }, new { name = "A", country = "Germany" }, new { name = "A", nfcTags = new[] { "short" } }, new { name = "A", requires = "faith" } })
            (await company.Owner.Post(Places, wrong)).Should(400);
        var other = await TestCompany.Found(host);
        await other.Place("Depot");
    }

    [Fact]
    public async Task Shifts_and_templates_name_a_place_of_their_company_and_what_is_generated_is_there_too()
    {
        var company = await TestCompany.Found(host);
        var (depot, gone, strange) = (await company.Place("Depot"), await company.Place("Gone"), await (await TestCompany.Found(host)).Place("Depot"));
        (await company.Owner.Delete($"{Places}/{gone}")).Should(200);
        object Shift(Guid? place) => new { shiftDate = "2026-03-03", startTime = "09:00", endTime = "17:00", placeId = place };

        foreach (var nowhere in new[] { gone, strange }) (await company.Owner.Post(Shifts, Shift(nowhere))).ShouldRefuse(400, "UnknownPlace");
        var shift = (await company.Owner.Post(Shifts, Shift(null))).Should(201)["shift"];
        shift.GetProperty("placeId").ValueKind.ShouldBe(JsonValueKind.Null);
        (await company.Owner.Patch($"{Shifts}/{shift.Id()}", new { placeId = strange })).ShouldRefuse(400, "UnknownPlace");
        (await company.Owner.Patch($"{Shifts}/{shift.Id()}", new { placeId = depot })).Should(200)["shift"].Id("placeId").ShouldBe(depot);
        (await company.Owner.Patch($"{Shifts}/{shift.Id()}", new { location = "Back door" })).Should(200)["shift"].Id("placeId").ShouldBe(depot);

        (await company.Owner.Post(Templates, new { name = "Early", startTime = "06:00", endTime = "08:00", recurrenceRule = "FREQ=DAILY", placeId = strange })).ShouldRefuse(400, "UnknownPlace");
        var template = (await company.Owner.Post(Templates, new { name = "Early", startTime = "06:00", endTime = "08:00", recurrenceRule = "FREQ=DAILY", placeId = depot })).Should(201)["shiftTemplate"].Id();
        (await company.Owner.Post($"{Templates}/{template}/generate", new { from = "2026-03-03", to = "2026-03-04" })).Should(201)["shifts"].EnumerateArray().ShouldAllBe(s => s.Id("placeId") == depot);
        (await company.Owner.Get($"{Shifts}?placeId={depot}")).Should(200)["shifts"].GetArrayLength().ShouldBe(3);
        (await company.Owner.Get($"{Templates}?placeId={depot}")).Should(200)["shiftTemplates"].GetArrayLength().ShouldBe(1);
        (await company.Owner.Patch($"{Templates}/{template}", new { placeId = (Guid?)null })).Should(200)["shiftTemplate"].GetProperty("placeId").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static string?[] Tags(JsonElement place) => [.. place.GetProperty("nfcTags").EnumerateArray().Select(t => t.GetString())];
}
