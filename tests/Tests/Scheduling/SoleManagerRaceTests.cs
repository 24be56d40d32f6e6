using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

/// <summary>Whose a shift is rests on everybody who is on it, however many come to it or change their manager at once.</summary>
public sealed class SoleManagerRaceTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Members = "/auth-api/v1/usergroupmembers";

    [Fact]
    public async Task A_shift_that_two_managers_reports_join_at_once_is_neither_managers()
    {
        var company = await TestCompany.Found(host);
        var (mara, max) = (await company.Hire("Mara"), await company.Hire("Max"));
        var (pia, qia) = (await company.HireReport(mara, "Pia"), await company.HireReport(max, "Qia"));
        var (kitchen, bar) = (await company.Department("Kitchen"), await company.Department("Bar"));
        var shift = (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", assignedDepartmentIds = new[] { kitchen, bar } })).Should(201)["shift"].Id();

        for (var round = 0; round < 30; round++)
        {
            var joined = await Task.WhenAll(
                company.Owner.Post(Members, new { groupId = kitchen, userId = pia.UserId }),
                company.Owner.Post(Members, new { groupId = bar, userId = qia.UserId }));
            await host.DeliverOutbox();

            (await pia.ListedShifts()).ShouldBe([shift]);
            (await qia.ListedShifts()).ShouldBe([shift]);
            (await mara.ListedShifts()).ShouldBeEmpty($"round {round}");
            (await max.ListedShifts()).ShouldBeEmpty($"round {round}");

            foreach (var membership in joined) (await company.Owner.Delete($"{Members}/{membership.Should(201)["userGroupMember"].Id()}")).Should(200);
        }
    }

    [Fact]
    public async Task A_shift_whose_people_get_one_manager_at_once_is_that_managers()
    {
        var company = await TestCompany.Found(host);
        var managers = new[] { await company.Hire("Mara"), await company.Hire("Max") };
        var crew = new List<(Client Person, Guid Profile)>();
        for (var n = 0; n < 6; n++)
        {
            var person = await company.Hire();
            crew.Add((person, await company.Profile(person)));
        }
        var shift = await company.Owner.Planned("2026-03-10", "09:00", "17:00", [.. crew.Select(c => c.Person)]);

        for (var round = 0; round < 12; round++)
        {
            var (now, before) = (managers[round % 2], managers[(round + 1) % 2]);
            var changed = await Task.WhenAll(crew.Select(c => company.Owner.Patch($"/employeeProfile-api/v1/employeeprofiles/{c.Profile}", new { managerId = now.UserId })));
            foreach (var reply in changed) reply.Should(200);
            await host.DeliverOutbox();

            (await now.Get($"{Roster.Shifts}/{shift}")).Status.ShouldBe(200, $"round {round}");
            (await before.Get($"{Roster.Shifts}/{shift}")).Status.ShouldBe(403, $"round {round}");
        }
    }
}
