using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

/// <summary>A shift says how many people it needs, and so how many places are open.</summary>
public sealed class HeadCountTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Open_places_are_what_is_needed_without_who_is_on_it()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen", ben);

        var shift = (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", headCount = 4, assignedUserIds = Roster.Ids(anna) })).Should(201)["shift"];
        Places(shift).ShouldBe((4, 3));
        var more = (await company.Owner.Change(shift.Id(), new { assignedDepartmentIds = new[] { kitchen } })).Should(200);
        Places(more["shift"]).ShouldBe((4, 2));
        Places(await company.Owner.ReadShift(shift.Id())).ShouldBe((4, 2));
        Places(await Listed(company.Owner, shift.Id())).ShouldBe((4, 2));
        Places(await anna.ReadShift(shift.Id())).ShouldBe((4, 2));

        await company.Approve(ben, "2026-03-10", "2026-03-10");
        Places(await company.Owner.ReadShift(shift.Id())).ShouldBe((4, 3));
        Places(await Listed(company.Owner, shift.Id())).ShouldBe((4, 3));
    }

    [Fact]
    public async Task Nothing_is_open_where_nobody_said_how_many_are_needed_nor_on_a_shift_that_is_called_off_over_or_gone()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire();
        Places(await company.Owner.ReadShift(await company.Owner.Planned("2026-03-10", "09:00", "17:00", anna))).ShouldBe((null, 0));

        var shift = await Needing(company.Owner, "2026-03-11", 2);
        foreach (var status in new[] { "cancelled", "completed" })
        {
            Places((await company.Owner.Change(shift, new { status })).Should(200)["shift"]).ShouldBe((2, 0));
            Places(await Listed(company.Owner, shift)).ShouldBe((2, 0));
        }
        Places((await company.Owner.Change(shift, new { status = "scheduled" })).Should(200)["shift"]).ShouldBe((2, 2));
        Places((await company.Owner.Change(shift, new { headCount = (int?)null })).Should(200)["shift"]).ShouldBe((null, 0));
        (await company.Owner.Change(shift, new { headCount = 2 })).Should(200);
        Places((await company.Owner.Delete($"{Roster.Shifts}/{shift}")).Should(200)["shift"]).ShouldBe((2, 0));
    }

    [Fact]
    public async Task More_people_than_are_needed_can_be_put_on_it_and_the_answer_warns()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));

        var created = (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", headCount = 1, assignedUserIds = Roster.Ids(anna, ben) })).Should(201);
        Places(created["shift"]).ShouldBe((1, 0));
        var warning = created["warnings"].EnumerateArray().ShouldHaveSingleItem();
        (warning.Str("code"), warning.Id("shiftId"), warning.GetProperty("value").GetInt32(), warning.GetProperty("limit").GetInt32()).ShouldBe(("overStaffed", created["shift"].Id(), 2, 1));
        warning.Str("message").ShouldBe("2 people are on the shift of 2026-03-10, which needs 1.");

        (await company.Owner.Change(created["shift"].Id(), new { headCount = 2 })).Should(200)["warnings"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_needs_nobody_or_more_than_a_thousand_is_refused()
    {
        var company = await TestCompany.Found(host);
        var shift = await Needing(company.Owner, "2026-03-10", 1000);
        foreach (var no in new[] { 0, -1, 1001 })
        {
            (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-12", startTime = "09:00", endTime = "17:00", headCount = no })).Should(400);
            (await company.Owner.Change(shift, new { headCount = no })).Should(400);
        }
        (await company.Owner.Change(shift, new { headCount = "many" })).Should(400);
        Places(await company.Owner.ReadShift(shift)).ShouldBe((1000, 1000));
        (await company.Owner.ListedShifts()).ShouldBe([shift]);
    }

    [Fact]
    public async Task A_template_hands_it_to_each_of_its_shifts()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var template = (await company.Owner.Post(Roster.Templates, new { name = "Early", startTime = "06:00", endTime = "14:00", recurrenceRule = "FREQ=DAILY", headCount = 2 })).Should(201)["shiftTemplate"];
        template.GetProperty("headCount").GetInt32().ShouldBe(2);

        await company.Owner.Planned("2026-03-11", "09:00", "17:00", ben);
        var made = (await company.Owner.Post($"{Roster.Templates}/{template.Id()}/generate", new { from = "2026-03-10", to = "2026-03-11", assignedUserIds = Roster.Ids(anna, ben) })).Should(201)["shifts"].EnumerateArray().ToList();
        made.Select(Places).ShouldBe([(2, 0), (2, 1)]);

        (await company.Owner.Patch($"{Roster.Templates}/{template.Id()}", new { headCount = 1 })).Should(200)["shiftTemplate"].GetProperty("headCount").GetInt32().ShouldBe(1);
        var crowded = (await company.Owner.Post($"{Roster.Templates}/{template.Id()}/generate", new { from = "2026-03-12", to = "2026-03-12", assignedUserIds = Roster.Ids(anna, ben) })).Should(201);
        crowded["warnings"].EnumerateArray().ShouldHaveSingleItem().Str("code").ShouldBe("overStaffed");
        Places(await company.Owner.ReadShift(made[0].Id())).ShouldBe((2, 0));
    }

    private static async Task<Guid> Needing(Client planner, string day, int headCount) =>
        (await planner.Post(Roster.Shifts, new { shiftDate = day, startTime = "09:00", endTime = "17:00", headCount })).Should(201)["shift"].Id();

    private static async Task<JsonElement> Listed(Client reader, Guid shift) => (await reader.Get($"{Roster.Shifts}?pageRowCount=500")).Should(200)["shifts"].EnumerateArray().Single(s => s.Id() == shift);

    private static (int? Needed, int Open) Places(JsonElement shift) =>
        (shift.GetProperty("headCount") is { ValueKind: JsonValueKind.Number } needed ? needed.GetInt32() : null, shift.GetProperty("openPlaces").GetInt32());
}
