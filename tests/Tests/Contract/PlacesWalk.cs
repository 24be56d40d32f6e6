using System.Net.Http.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Contract;

/// <summary>The part of the walk in which a company sets up its places and kiosks.</summary>
internal static class PlacesWalk
{
    public static async Task Places(Client owner)
    {
        const string places = "/attendanceManagement-api/v1/places";
        var place = (await owner.Post(places, new { name = "Ward", address = "1 Main Street", latitude = 52.52, longitude = 13.405, radiusMeters = 120, requires = "any", fenceMode = "warn", country = "DE", region = "BE", nfcTags = new[] { "04A2241B5C6180" } })).Should(201)["place"].Id();
        (await owner.Patch($"{places}/{place}", new { address = "2 Main Street" })).Should(200);
        (await owner.Get($"{places}/{place}")).Should(200);
        (await owner.Get(places)).Should(200);
        (await owner.Delete($"{places}/{place}")).Should(200);
    }

    public static async Task Kiosks(Client owner, Client employee, Client visitor, TestClock clock)
    {
        const string kiosks = "/attendanceManagement-api/v1/kiosks";
        var pin = $"/attendanceManagement-api/v1/punchpins/{employee.UserId}";
        var place = (await owner.Post("/attendanceManagement-api/v1/places", new { name = "Front door" })).Should(201)["place"].Id();
        var kiosk = (await owner.Post(kiosks, new { name = "Front door", placeId = place })).Should(201)["kiosk"].Id();
        (await owner.Patch($"{kiosks}/{kiosk}", new { name = "Main door" })).Should(200);
        (await owner.Get($"{kiosks}/{kiosk}")).Should(200);
        (await owner.Get(kiosks)).Should(200);
        var token = (await owner.Post($"{kiosks}/{kiosk}/rotate")).Should(200)["kiosk"].Str("token");
        (await employee.Send(HttpMethod.Put, pin, JsonContent.Create(new { pin = "473829" }))).Should(200);
        (await employee.Get(pin)).Should(200);
        (await owner.Get("/attendanceManagement-api/v1/punchpins")).Should(200);
        var shift = (await owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = "2026-03-02", startTime = "09:30", endTime = "10:25", assignedUserIds = new[] { employee.UserId } })).Should(201)["shift"].Id();
        (await visitor.Post("/attendanceManagement-api/v1/kiosk/punch", new { kioskToken = token, action = "in", pin = "473829" })).Should(201);
        (await employee.Post("/attendanceManagement-api/v1/punches/replay", new { sentAt = clock.Now, punches = new[] { new { clientId = shift, action = "out", deviceTime = clock.Now } } })).Should(200);
        (await employee.Delete(pin)).Should(200);
        (await owner.Delete($"{kiosks}/{kiosk}")).Should(200);
    }
}
