using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Attendance;

public sealed class ListAttendanceRecordsTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly DateTimeOffset Nine = At("2026-03-03T09:00:00Z");

    [Fact]
    public async Task Everybody_sees_what_they_may_and_the_totals_are_honest()
    {
        host.Clock.Now = Nine.AddDays(-1);
        var company = await TestCompany.Found(host);
        var manager = await company.Hire("Lina Line");
        var (report, other) = (await company.HireReport(manager), await company.Hire("Otto Other"));
        Client[] people = [manager, report, other];
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", people);
        host.Clock.Now = Nine;
        foreach (var person in people) (await person.CheckIn(shift)).Should(201);

        async Task<(Guid[] Users, int Total)> Sees(Client reader, string query = "")
        {
            var reply = (await reader.Get(RecordsPath + query)).Should(200);
            return ([.. reply["attendanceRecords"].EnumerateArray().Select(r => r.Id("userId"))], reply["paging"].GetProperty("totalRowCount").GetInt32());
        }

        (await Sees(company.Owner)).Users.ShouldBe([other.UserId, report.UserId, manager.UserId], "newest first");
        (await Sees(manager)).Users.ShouldBe([report.UserId, manager.UserId]);
        (await Sees(report)).Users.ShouldBe([report.UserId]);
        (await Sees(report, $"?userId={other.UserId}")).Total.ShouldBe(0);
        (await Sees(manager, "?pageRowCount=1")).ShouldSatisfyAllConditions(page => page.Users.Length.ShouldBe(1), page => page.Total.ShouldBe(2));
        (await Sees(company.Owner, $"?userId={other.UserId}&userId={report.UserId}")).Total.ShouldBe(2);
        (await Sees((await TestCompany.Found(host)).Owner)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task It_filters_joins_and_sorts()
    {
        host.Clock.Now = Nine.AddDays(-1);
        var company = await TestCompany.Found(host);
        var worker = await company.Hire("Wanda Worker");
        var (monday, tuesday) = (await company.Owner.Plan("2026-03-03", "09:00", "17:00", worker), await company.Owner.Plan("2026-03-04", "10:00", "12:00", worker));
        await host.Works(worker, monday, Nine, Nine.AddHours(8));
        host.Clock.Now = Nine.AddDays(1).AddMinutes(90);
        (await worker.CheckIn(tuesday)).Should(201);

        async Task<Guid[]> Shifts(string query) => [.. (await company.Owner.Get(RecordsPath + query)).Should(200)["attendanceRecords"].EnumerateArray().Select(r => r.Id("shiftId"))];
        (await Shifts("?status=late")).ShouldBe([tuesday]);
        (await Shifts("?status=PRESENT&status=3&sortBy=checkInTime")).ShouldBe([monday, tuesday]);
        (await Shifts($"?shiftId={monday}")).ShouldBe([monday]);
        (await Shifts("?shiftDate=2026-03-04")).ShouldBe([tuesday]);
        (await company.Owner.Get(RecordsPath + "?status=gone")).Should(400).Message.ShouldBe("errMsg_statusIsNotAValidEnumValue");
        (await company.Owner.Get(RecordsPath + "?sortBy=managerNote")).Should(400);

        var joined = (await worker.Get(RecordsPath)).Should(200)["attendanceRecords"][0];
        joined.GetProperty("user").Str("fullname").ShouldBe("Wanda Worker");
        (joined.GetProperty("shift").Str("shiftDate"), joined.GetProperty("shift").Str("startTime"), joined.GetProperty("shift").Str("endTime")).ShouldBe(("2026-03-04", "10:00", "12:00"));
        joined.TryGetProperty("record", out _).ShouldBeFalse();
        (await worker.Get(RecordsPath + "?getJoins=false")).Should(200)["attendanceRecords"][0].TryGetProperty("user", out _).ShouldBeFalse();
        (await worker.Record(joined.Id())).GetProperty("shift").Id().ShouldBe(tuesday);
    }
}
