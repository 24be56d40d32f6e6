using System.Text.Json;
using WorkforceOS.Attendance;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Attendance;

public sealed class PunchProofTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly DateTimeOffset Nine = At("2026-03-03T09:00:00Z");

    /// <summary>By latitude alone: at the centre, and 111 m and 11 km from it.</summary>
    private const decimal Here = 52.52m, Near = 52.521m, Elsewhere = 52.62m;

    [Theory]
    // requires, fenceMode, latitude, accuracy, tag; refused or not, warning, inside, to be reviewed
    [InlineData("geofence", "stop", 52.52, 10, null, null, null, true, false)]
    [InlineData("geofence", "stop", 52.522, 10, null, "OutsideFence", null, null, false)]
    [InlineData("geofence", "stop", 52.62, 151, null, null, "positionInexact", null, true)]
    [InlineData("geofence", "stop", null, null, null, "OutsideFence", null, null, false)]
    [InlineData("geofence", "warn", 52.62, 10, null, null, "outsideFence", false, true)]
    [InlineData("geofence", "record", 52.62, 10, null, null, null, false, false)]
    [InlineData("none", "stop", 52.62, 10, null, null, null, false, false)]
    [InlineData("kiosk", "stop", 52.52, 10, null, "KioskOnly", null, null, false)]
    [InlineData("kiosk", "warn", 52.52, 10, null, null, "kioskOnly", true, true)]
    [InlineData("nfc", "stop", 52.52, 10, "04a2241b5c6180", null, null, true, false)]
    [InlineData("nfc", "stop", 52.52, 10, "04a2241b5c6181", "TagUnknown", null, null, false)]
    [InlineData("nfc", "stop", 52.52, 10, null, "TagUnknown", null, null, false)]
    [InlineData("nfc", "warn", null, null, "ffffffff", null, "tagUnknown", null, true)]
    [InlineData("any", "stop", 52.62, 10, "04A2241B5C6180", null, null, false, false)]
    [InlineData("any", "stop", 52.52, 10, "ffffffff", null, null, true, false)]
    [InlineData("any", "stop", 52.62, 10, "ffffffff", "OutsideFence", null, null, false)]
    public async Task A_place_asks_for_what_it_requires_and_stops_warns_or_notes(string requires, string mode, double? latitude, int? accuracy, string? tag, string? refusal, string? warning, bool? inside, bool review)
    {
        var (company, worker, shift) = await DayShift(new { name = "Depot", latitude = Here, longitude = 13.4, radiusMeters = 150, requires, fenceMode = mode, nfcTags = new[] { "04A2241B5C6180" } });
        host.Clock.Now = Nine;

        var reply = await worker.Post(CheckInPath, new { shiftId = shift, latitude, longitude = latitude is null ? (double?)null : 13.4, accuracyMeters = accuracy, tagId = tag });
        if (refusal is not null)
        {
            reply.ShouldRefuse(400, refusal);
            (await worker.Get(RecordsPath)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(0);
            return;
        }
        reply.Should(201)["warnings"].EnumerateArray().Select(w => w.Str("code")).ShouldBe(warning is null ? [] : [warning]);
        var record = await company.Owner.Record(reply["attendanceRecord"].Id());
        var entry = record.GetProperty("entries")[0];
        Flag(entry, "inside").ShouldBe(inside);
        entry.Number("accuracyMeters").ShouldBe(accuracy);
        entry.Str("source").ShouldBe(tag?.ToUpperInvariant() is "04A2241B5C6180" ? "nfc" : "web");
        Reasons(record).ShouldBe(review ? ["outsideFence"] : []);
    }

    [Fact]
    public async Task Going_is_judged_as_coming_is_a_manager_needs_no_proof_and_who_says_nothing_is_as_ever()
    {
        var (company, worker, shift) = await DayShift(new { name = "Depot", latitude = Here, longitude = 13.4, requires = "geofence", fenceMode = "stop" });
        host.Clock.Now = Nine;
        var record = (await worker.Post(CheckInPath, new { shiftId = shift, latitude = Near, longitude = 13.4, accuracyMeters = 40 })).Should(201)["attendanceRecord"].Id();

        host.Clock.Now = Nine.AddHours(8);
        (await worker.CheckOut(record)).ShouldRefuse(400, "OutsideFence");
        (await worker.Post(CheckOutPath, new { attendanceRecordId = record, latitude = Elsewhere, longitude = 13.4, accuracyMeters = 40 })).ShouldRefuse(400, "OutsideFence");
        (await company.Owner.CheckOut(record)).Should(200);

        var free = await company.Owner.Plan("2026-03-03", "17:30", "20:00", worker);
        var plain = (await worker.CheckIn(free)).Should(201);
        plain["warnings"].GetArrayLength().ShouldBe(0);
        (await host.Column("SELECT id::text FROM attendance.evidence WHERE record_id = $1", plain["attendanceRecord"].Id())).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_shift_s_place_judges_before_the_one_that_is_named_and_both_are_the_company_s()
    {
        var (company, worker, shift) = await DayShift(new { name = "Depot", latitude = Here, longitude = 13.4, requires = "geofence", fenceMode = "stop" });
        var (anywhere, gone, strange) = (await company.Place("Anywhere"), await company.Place("Gone"), await (await TestCompany.Found(host)).Place("Depot"));
        (await company.Owner.Delete($"/attendanceManagement-api/v1/places/{gone}")).Should(200);
        var free = await company.Owner.Plan("2026-03-03", "17:00", "20:00", worker);
        host.Clock.Now = Nine;

        (await worker.Post(CheckInPath, new { shiftId = shift, placeId = anywhere, latitude = Elsewhere, longitude = 13.4, accuracyMeters = 5 })).ShouldRefuse(400, "OutsideFence");
        foreach (var unknown in new[] { gone, strange }) (await worker.Post(CheckInPath, new { shiftId = shift, placeId = unknown, latitude = Here, longitude = 13.4 })).ShouldRefuse(400, "UnknownPlace");
        foreach (var half in new object[] { new { shiftId = shift, latitude = Here }, new { shiftId = shift, longitude = 13.4 }, new { shiftId = shift, latitude = 91, longitude = 0 }, new { shiftId = shift, latitude = 0, longitude = 0, accuracyMeters = -1 } })
            (await worker.Post(CheckInPath, half)).Should(400);

        host.Clock.Now = Nine.AddHours(8);
        var record = (await worker.Post(CheckInPath, new { shiftId = free, placeId = anywhere, latitude = Elsewhere, longitude = 13.4, accuracyMeters = 5, mockLocation = true })).Should(201)["attendanceRecord"].Id();
        var seen = await company.Owner.Record(record);
        seen.GetProperty("entries")[0].Id("placeId").ShouldBe(anywhere);
        Flag(seen.GetProperty("entries")[0], "mockLocation").ShouldBe(true);
        Reasons(seen).ShouldBe(["mockLocation"]);
        foreach (var text in new[] { seen.GetRawText(), (await company.Owner.Get(RecordsPath)).Text, string.Concat(await host.Column("SELECT coalesce(before::text, '') || after::text FROM kernel.changes")) }) text.ShouldNotContain("52.62");
    }

    [Fact]
    public async Task The_same_tap_again_is_answered_with_the_same_record_also_when_both_come_at_once()
    {
        var (_, worker, shift) = await DayShift(null);
        var (tap, deviceTime) = (NewTap(), Nine.AddMinutes(-1));
        host.Clock.Now = Nine;

        var taps = await Race.AtOnce(10, _ => worker.Post(CheckInPath, new { shiftId = shift, clientId = tap, deviceTime }));
        taps.Count(t => t.Status == 201).ShouldBe(1);
        taps.ShouldAllBe(t => t.Status == 200 || t.Status == 201);
        var record = taps.Select(t => t["attendanceRecord"].Id()).Distinct().ShouldHaveSingleItem();
        taps[0]["attendanceRecord"].GetProperty("deviceCheckInTime").GetDateTimeOffset().ShouldBe(deviceTime);
        (await worker.Post(CheckInPath, new { shiftId = shift, clientId = NewTap() })).ShouldRefuse(400, "AlreadyCheckedIn");
        (await worker.Post(CheckOutPath, new { attendanceRecordId = record, clientId = tap })).ShouldRefuse(400, "ClientIdUsed");

        host.Clock.Now = Nine.AddHours(8);
        var leaving = NewTap();
        for (var n = 0; n < 2; n++) (await worker.Post(CheckOutPath, new { attendanceRecordId = record, clientId = leaving })).Should(200)["attendanceRecord"].Str("status").ShouldBe("present");
        (await worker.CheckOut(record)).ShouldRefuse(400, "AlreadyCheckedOut");
    }

    [Fact]
    public async Task Where_exactly_somebody_was_is_forgotten_after_90_days_and_with_the_person()
    {
        var (company, worker, shift) = await DayShift(null);
        host.Clock.Now = Nine;
        var record = (await worker.Post(CheckInPath, new { shiftId = shift, latitude = Here, longitude = 13.4, accuracyMeters = 7.2 })).Should(201)["attendanceRecord"].Id();
        (await worker.CheckOut(record)).Should(200);
        Task<List<string>> Kept() => host.Column("SELECT coalesce(latitude::text, '-') || ' ' || accuracy_meters FROM attendance.evidence WHERE record_id = $1", record);

        host.Clock.Now = Nine.AddDays(90);
        await host.RunJob("attendance.forgetPositions");
        (await Kept()).ShouldBe(["52.520000 8"]);
        host.Clock.Now = Nine.AddDays(90).AddMinutes(1);
        await host.RunJob("attendance.forgetPositions");
        (await Kept()).ShouldBe(["- 8"]);

        host.Clock.Now = Nine.AddDays(100);
        var owner = await TestCompany.SignIn(host, company.Codename, company.Owner.Email, TestCompany.Password);
        worker = await TestCompany.SignIn(host, company.Codename, worker.Email, TestCompany.Password);
        var later = await owner.Plan("2026-06-11", "09:00", "17:00", worker);
        record = (await worker.Post(CheckInPath, new { shiftId = later, latitude = Here, longitude = 13.4, accuracyMeters = 7 })).Should(201)["attendanceRecord"].Id();
        (await worker.Delete("/auth-api/v1/profile")).Should(200);
        host.Clock.Advance(TimeSpan.FromDays(31));
        await host.RunJob("identity.eraseArchived");
        await host.DeliverOutbox();
        (await Kept()).ShouldBe(["- 7"]);
    }

    internal static Guid NewTap() => Guid.Parse($"{Interlocked.Increment(ref taps):x8}-0000-7000-8000-000000000000");

    internal static bool? Flag(JsonElement json, string name) => json.GetProperty(name).ValueKind is JsonValueKind.Null ? null : json.GetProperty(name).GetBoolean();

    internal static string?[] Reasons(JsonElement record) => [.. record.GetProperty("needsReview").EnumerateArray().Select(r => r.GetString())];

    private static int taps = 1000;

    /// <summary>One person on Tuesday from nine to five, at a place where one is given.</summary>
    private async Task<(TestCompany Company, Client Worker, Guid Shift)> DayShift(object? place)
    {
        host.Clock.Now = Nine.AddDays(-1);
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        var at = place is null ? (Guid?)null : await company.Place(place);
        return (company, worker, (await company.Owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = "2026-03-03", startTime = "09:00", endTime = "17:00", placeId = at, assignedUserIds = new[] { worker.UserId } })).Should(201)["shift"].Id());
    }
}
