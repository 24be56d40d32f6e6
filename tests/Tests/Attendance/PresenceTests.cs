using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Scheduling;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Attendance;

/// <summary>Who is where at this moment.</summary>
public sealed class PresenceTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Now = "/attendanceManagement-api/v1/attendance-records/now";

    [Fact]
    public async Task Managers_see_who_works_who_is_on_a_break_and_who_should_be_there()
    {
        host.Clock.Now = At("2026-03-02T08:50:00Z");
        var company = await TestCompany.Found(host);
        var mara = await company.Hire("Mara");
        var (anna, ben, cora, dora) = (await company.HireReport(mara, "Anna"), await company.Hire("Ben"), await company.Hire("Cora"), await company.Hire("Dora"));
        var place = (await company.Owner.Post("/attendanceManagement-api/v1/places", new { name = "Harbour" })).Should(201)["place"].Id();
        var shift = (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-02", startTime = "09:00", endTime = "17:00", placeId = place, assignedUserIds = Roster.Ids(anna, ben, cora) })).Should(201)["shift"].Id();
        (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-02", startTime = "09:00", endTime = "17:00", published = false, assignedUserIds = Roster.Ids(dora) })).Should(201);
        await company.Owner.Planned("2026-03-02", "18:00", "20:00", dora);
        (await company.Owner.Get(Now)).Should(200)["presence"].GetArrayLength().ShouldBe(0);
        (await anna.Post(CheckInPath, new { shiftId = shift })).Should(201);
        var record = (await ben.Post(CheckInPath, new { shiftId = shift })).Should(201)["attendanceRecord"].Id();
        host.Clock.Now = At("2026-03-02T09:30:00Z");
        (await ben.Post("/attendanceManagement-api/v1/break-start", new { attendanceRecordId = record })).Should(200);

        var all = (await company.Owner.Get(Now)).Should(200);
        (all.Body.Number("working"), all.Body.Number("onBreak"), all.Body.Number("expected"), all["paging"].Number("totalRowCount")).ShouldBe((1, 1, 1, 3));
        all["presence"].EnumerateArray().Select(p => (p.GetProperty("user").Str("fullname"), p.Str("state"), p.Number("lateByMinutes"), p.Id("placeId"), p.GetProperty("since").GetDateTimeOffset())).ShouldBe(
        [
            ("Anna", "working", null, place, At("2026-03-02T08:50:00Z")), ("Ben", "onBreak", null, place, At("2026-03-02T09:30:00Z")), ("Cora", "expected", 30, place, At("2026-03-02T09:00:00Z")),
        ]);
        (await mara.Get(Now)).Should(200)["presence"].EnumerateArray().ShouldHaveSingleItem().Id("userId").ShouldBe(anna.UserId);
        (await company.Owner.Get($"{Now}?pageRowCount=1&pageNumber=2")).Should(200)["presence"].EnumerateArray().ShouldHaveSingleItem().Id("userId").ShouldBe(ben.UserId);
        (await anna.Get(Now)).Should(403);
        (await company.Owner.Post(MarkAbsentPath, new { shiftId = shift, userId = cora.UserId })).Should(200);
        (await company.Owner.Get(Now)).Should(200).Body.Number("expected").ShouldBe(0);
        host.Clock.Now = At("2026-03-02T09:00:00Z");
    }
}
