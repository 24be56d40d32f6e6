using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Attendance;

public sealed class ExportAttendanceRecordsTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Times_stand_as_they_were_and_as_they_count_by_the_company_s_clock()
    {
        host.Clock.Now = At("2026-03-27T12:00:00Z");
        var company = await TestCompany.Found(host, "Europe/Berlin");
        var id = (await company.Owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id();
        (await company.Owner.Patch($"/auth-api/v1/companies/{id}", new { settings = new { rounding = new { unit = 15, @in = "toShift", @out = "down" } } })).Should(200);
        var (worker, absent) = (await company.Hire("Anna"), await company.Hire("Ben"));
        // The clocks go forward that night.
        await host.Works(worker, await company.Owner.Plan("2026-03-28", "22:00", "06:00", worker), At("2026-03-28T20:51:00Z"), At("2026-03-29T03:59:00Z"));
        host.Clock.Now = At("2026-03-30T12:00:00Z");
        await company.Owner.MarkAbsent(absent, await company.Owner.Plan("2026-03-30", "09:00", "17:00", absent));

        var rows = await company.Owner.Table($"{RecordsPath}/export");

        string[] Cells(int row) => [.. new[] { "shiftDate", "fullname", "status", "plannedStart", "plannedEnd", "checkInTime", "countedFrom", "checkOutTime", "countedUntil", "workedHours", "countedHours", "timezone" }.Select(column => rows[row][column])];
        rows.Count.ShouldBe(2);
        Cells(0).ShouldBe(["2026-03-28", "Anna", "present", "22:00", "06:00", "2026-03-28T21:51:00+01:00", "2026-03-28T22:00:00+01:00", "2026-03-29T05:59:00+02:00", "2026-03-29T05:45:00+02:00", "7.13", "6.75", "Europe/Berlin"]);
        Cells(1).ShouldBe(["2026-03-30", "Ben", "absent", "09:00", "17:00", "", "", "", "", "", "", "Europe/Berlin"]);
        (await company.Owner.Table($"{RecordsPath}/export?status=absent")).ShouldHaveSingleItem()["userId"].ShouldBe($"{absent.UserId}");
    }

    [Fact]
    public async Task Notes_between_managers_stay_there_and_everybody_has_their_own_rows()
    {
        host.Clock.Now = At("2026-04-01T12:00:00Z");
        var company = await TestCompany.Found(host);
        var (manager, other) = (await company.Hire("Mona"), await company.Hire("Carl"));
        var report = await company.HireReport(manager);
        foreach (var person in new[] { report, other })
        {
            var record = await company.Owner.MarkAbsent(person, await company.Owner.Plan("2026-04-01", "09:00", "17:00", person));
            (await company.Owner.Correct(record, new { managerNote = "Between managers" })).Should(200);
        }

        (await manager.Table($"{RecordsPath}/export")).ShouldHaveSingleItem()["managerNote"].ShouldBe("Between managers");
        (await report.Table($"{RecordsPath}/export")).ShouldHaveSingleItem()["managerNote"].ShouldBe("");
        (await company.Owner.Table($"{RecordsPath}/export")).Count.ShouldBe(2);
        (await (await TestCompany.Found(host)).Owner.Table($"{RecordsPath}/export")).ShouldBeEmpty();

        async Task<int> Asked(string query)
        {
            using var counter = await StatementCounter.Of(company.Owner, host.ConnectionString);
            await company.Owner.Table($"{RecordsPath}/export{query}");
            return counter.Commands.Count;
        }
        (await Asked("")).ShouldBe(await Asked($"?userId={report.UserId}"));
    }
}
