using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

public sealed class RemoveShiftTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_deleted_shift_is_answered_once_and_then_gone_and_its_people_are_free()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire();
        var shift = await company.Owner.Planned("2026-03-10", "09:00", "17:00", anna);

        (await company.Owner.Delete($"{Roster.Shifts}/{shift}")).Should(200)["shift"].GetProperty("isActive").GetBoolean().ShouldBeFalse();

        (await company.Owner.Get($"{Roster.Shifts}/{shift}")).ShouldRefuse(404, "404");
        (await company.Owner.Delete($"{Roster.Shifts}/{shift}")).ShouldRefuse(404, "404");
        (await company.Owner.ListedShifts()).ShouldBeEmpty();
        (await anna.ListedShifts()).ShouldBeEmpty();
        (await company.Owner.Plan("2026-03-10", "09:00", "17:00", anna)).Should(201);
        (await host.Published("shift.released", shift)).ShouldHaveSingleItem().Str("reason").ShouldBe("deleted");
    }

    [Fact]
    public async Task Only_admins_and_the_line_manager_of_everybody_on_it_delete_a_shift()
    {
        var company = await TestCompany.Found(host);
        var manager = await company.Hire("Mona");
        var (rita, carl) = (await company.HireReport(manager), await company.Hire("Carl"));
        var own = await company.Owner.Planned("2026-03-10", "09:00", "17:00", rita);
        var mixed = await company.Owner.Planned("2026-03-11", "09:00", "17:00", rita, carl);

        (await rita.Delete($"{Roster.Shifts}/{own}")).ShouldRefuse(403, "ForbiddenAccess");
        (await manager.Delete($"{Roster.Shifts}/{mixed}")).ShouldRefuse(403, "ForbiddenAccess");
        (await (await TestCompany.Found(host)).Owner.Delete($"{Roster.Shifts}/{own}")).ShouldRefuse(404, "404");
        (await manager.Delete($"{Roster.Shifts}/{own}")).Should(200);
        (await company.Owner.ListedShifts()).ShouldBe([mixed]);
    }
}
