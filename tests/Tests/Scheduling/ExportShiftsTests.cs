using System.Net.Http;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

public sealed class ExportShiftsTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Path = "/scheduleManagement-api/v1/shifts";

    [Fact]
    public async Task Everybody_on_a_shift_has_a_row_and_a_shift_without_anybody_has_one_too()
    {
        var company = await TestCompany.Found(host, "Europe/Berlin");
        var (anna, ben) = (await company.Hire("=Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen", ben);
        (await company.Owner.Post(Path, new { shiftDate = "2026-03-28", startTime = "22:00", endTime = "06:00", breakMinutes = 30, headCount = 3, assignedUserIds = new[] { anna.UserId }, assignedDepartmentIds = new[] { kitchen }, departmentId = kitchen, location = "Hall, left" })).Should(201);
        var open = (await company.Owner.Post(Path, new { shiftDate = "2026-03-30", startTime = "09:00", endTime = "17:00", headCount = 2, published = false })).Should(201)["shift"].Id();

        var rows = await company.Owner.Table($"{Path}/export");

        rows.Select(r => (r["shiftDate"], r["startTime"], r["endTime"], r["fullname"], r["via"], r["hours"], r["openPlaces"], r["published"])).ShouldBe(
        [
            // The clocks go forward that night.
            ("2026-03-28", "22:00", "06:00", "'=Anna", "direct", "6.50", "1", "true"), ("2026-03-28", "22:00", "06:00", "Ben", "department", "6.50", "1", "true"),
            ("2026-03-30", "09:00", "17:00", "", "", "8.00", "2", "false"),
        ], ignoreOrder: true);
        var first = rows.Single(r => r["fullname"] == "Ben");
        (first["startsAt"], first["endsAt"], first["timezone"], first["department"], first["location"], first["breakMinutes"], first["email"]).ShouldBe(
            ("2026-03-28T22:00:00+01:00", "2026-03-29T06:00:00+02:00", "Europe/Berlin", "Kitchen", "Hall, left", "30", ben.Email));
        (await company.Owner.Table($"{Path}/export?shiftDate=2026-03-30")).ShouldHaveSingleItem()["shiftId"].ShouldBe($"{open}");
        (await company.Owner.Table($"{Path}/export?published=false")).Count.ShouldBe(1);
        (await company.Owner.Get($"{Path}/export?shiftDate=soon")).Should(400).Message.ShouldBe("errMsg_shiftDateIsNotAValidDate");
        (await company.Owner.Get($"{Path}/export?format=pdf")).Should(400);

        using var workbook = await host.Http.SendAsync(company.Owner.Request(HttpMethod.Get, $"{Path}/export?format=xlsx"));
        var sheet = SheetFiles.Sheet(await workbook.Content.ReadAsByteArrayAsync());
        sheet.Select(r => (r["shiftDate"], r["startTime"], r["hours"])).Distinct().ShouldBe([(new DateTime(2026, 3, 28), "22:00", 6.5), (new DateTime(2026, 3, 30), "09:00", 8d)]);
    }

    [Fact]
    public async Task Nobody_has_a_row_of_what_their_list_does_not_show_and_more_rows_ask_no_more_often()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var own = await company.Owner.Planned("2026-04-01", "09:00", "17:00", anna);
        (await company.Owner.Plan("2026-04-02", "09:00", "17:00", ben)).Should(201);
        (await company.Owner.Post(Path, new { shiftDate = "2026-04-03", startTime = "09:00", endTime = "17:00", published = false, assignedUserIds = new[] { anna.UserId } })).Should(201);

        (await anna.Table($"{Path}/export")).ShouldHaveSingleItem()["shiftId"].ShouldBe($"{own}");
        (await (await TestCompany.Found(host)).Owner.Table($"{Path}/export")).ShouldBeEmpty();

        async Task<int> Asked(string query)
        {
            using var counter = await StatementCounter.Of(company.Owner, host.ConnectionString);
            await company.Owner.Table($"{Path}/export{query}");
            return counter.Commands.Count;
        }
        (await Asked("")).ShouldBe(await Asked("?shiftDate=2026-04-01"));
    }
}
