using System.Text.Json;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Scheduling.DraftsTests;

namespace WorkforceOS.Tests.Scheduling;

/// <summary>Many shifts are changed at once: all of them, or none.</summary>
public sealed class ChangeShiftsTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task All_operations_are_done_in_the_order_given()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var (first, second, third) = (await company.Owner.Planned("2026-03-10", "09:00", "17:00", anna, ben), await company.Owner.Planned("2026-03-11", "09:00", "17:00", ben), await company.Owner.Planned("2026-03-12", "09:00", "17:00", ben));

        var done = (await Batch(company.Owner,
            new { op = "create", shiftDate = "2026-03-11", startTime = "09:00", endTime = "17:00", assignedUserIds = Roster.Ids(anna), note = "New", published = false },
            new { op = "update", shiftId = second, location = "Hall 3", recordVersion = 1 },
            new { op = "update", shiftId = second, headCount = 2, recordVersion = 1 },
            new { op = "move", shiftId = first, userId = ben.UserId, toDate = "2026-03-13" },
            new { op = "delete", shiftId = third })).Should(200);
        var shifts = done["shifts"].EnumerateArray().ToList();
        shifts.Count.ShouldBe(5);
        (shifts[0].Str("note"), shifts[0].GetProperty("published").GetBoolean(), shifts[0].Array("assignedUserIds").Single()).ShouldBe(("New", false, anna.UserId));
        (shifts[2].Str("location"), shifts[2].Number("headCount"), shifts[2].Number("recordVersion")).ShouldBe(("Hall 3", 2, 2));
        (shifts[3].Str("shiftDate"), done["from"].EnumerateArray().Select(f => (f.Number("index"), f.GetProperty("shift").Id())).ShouldHaveSingleItem()).ShouldBe(("2026-03-13", (3, first)));
        (shifts[4].Id(), shifts[4].GetProperty("isActive").GetBoolean()).ShouldBe((third, false));
        foreach (var shift in shifts.Take(4)) JsonElement.DeepEquals(Plain(await company.Owner.ReadShift(shift.Id())), Plain(shift)).ShouldBeTrue();
        (await company.Owner.Get($"{Roster.Shifts}/{third}")).Should(404);
        (await company.Owner.Plan("2026-03-12", "09:00", "17:00", ben)).Should(201);
    }

    [Fact]
    public async Task People_change_places_since_it_is_judged_as_all_of_it_is_in_the_end()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben, cora) = (await company.Hire("Anna"), await company.Hire("Ben"), await company.Hire("Cora"));
        var (annas, bens, coras) = (await company.Owner.Planned("2026-03-10", "09:00", "17:00", anna), await company.Owner.Planned("2026-03-10", "12:00", "20:00", ben), await company.Owner.Planned("2026-03-10", "11:00", "13:00", cora));
        var swap = new object[]
        {
            new { op = "move", shiftId = annas, userId = anna.UserId, toUserId = ben.UserId },
            new { op = "move", shiftId = bens, userId = ben.UserId, toUserId = cora.UserId },
            new { op = "update", shiftId = coras, assignedUserIds = Roster.Ids(anna) },
        };
        foreach (var alone in swap) (await Batch(company.Owner, alone)).ShouldRefuse(400, "ShiftConflict")["detail"].Number("index").ShouldBe(0);
        (await Batch(company.Owner, swap)).Should(200)["shifts"].EnumerateArray().Select(s => s.Array("assignedUserIds").Single()).ShouldBe(Roster.Ids(ben, cora, anna));
        (await company.Owner.Plan("2026-03-10", "16:00", "21:00", cora)).Conflicts().ShouldHaveSingleItem().Id("shiftId").ShouldBe(bens);
    }

    [Fact]
    public async Task One_that_cannot_be_undoes_all_and_is_named()
    {
        var (company, stranger) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var (shift, other) = (await company.Owner.Planned("2026-03-10", "09:00", "17:00", anna), await company.Owner.Planned("2026-03-11", "09:00", "17:00", ben));
        var elsewhere = await stranger.Owner.Planned("2026-03-10", "09:00", "17:00");
        var before = await All(company.Owner);
        object create = new { op = "create", shiftDate = "2026-03-12", startTime = "09:00", endTime = "17:00", assignedUserIds = Roster.Ids(anna) };

        async Task<JsonElement> Refused(int status, string? code, params object[] changes)
        {
            var refused = (await Batch(company.Owner, [create, .. changes])).Should(status);
            if (code is not null) refused.ErrCode.ShouldBe(code, refused.Text);
            refused["detail"].Number("index").ShouldBe(changes.Length, refused.Text);
            (await All(company.Owner)).ShouldBe(before);
            return refused["detail"];
        }
        (await Refused(400, "ShiftConflict", new { op = "create", shiftDate = "2026-03-12", startTime = "16:00", endTime = "18:00", assignedUserIds = Roster.Ids(anna) })).GetProperty("conflicts").EnumerateArray().ShouldHaveSingleItem().Str("kind").ShouldBe("shift");
        (await Refused(409, "ChangedMeanwhile", new { op = "update", shiftId = shift, recordVersion = 3, location = "Hall" })).GetProperty("shift").Id().ShouldBe(shift);
        await Refused(404, null, new { op = "update", shiftId = elsewhere, location = "Hall" });
        await Refused(404, null, new { op = "delete", shiftId = other }, new { op = "update", shiftId = other, location = "Hall" });
        await Refused(400, "UnknownAssignee", new { op = "update", shiftId = other, assignedUserIds = Roster.Ids(stranger.Owner) });
        await Refused(400, "UnknownDepartment", new { op = "update", shiftId = other, departmentId = Guid.NewGuid() });
        await Refused(400, "UnknownDepartment", new { op = "update", shiftId = other, assignedDepartmentIds = new[] { Guid.NewGuid() } });
        await Refused(400, "UnknownPlace", new { op = "update", shiftId = other, placeId = Guid.NewGuid() });
        await Refused(400, "ShiftPublished", new { op = "update", shiftId = other, published = false });
        await Refused(400, "ShiftHasNoLength", new { op = "move", shiftId = other, startTime = "17:00" });
    }

    [Fact]
    public async Task A_batch_says_what_it_is_and_has_two_hundred_changes_at_most()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        foreach (var no in new object[] { new { op = "update" }, new { op = "create", startTime = "09:00", endTime = "17:00" }, new { op = "guess" }, new { } }) (await Batch(company.Owner, no)).Should(400);
        (await Batch(company.Owner)).Should(400);
        (await company.Owner.Post($"{Roster.Shifts}/batch", new { })).Should(400);
        (await Batch(company.Owner, [.. Enumerable.Range(0, 201).Select(n => new { op = "create", shiftDate = "2026-03-12", startTime = "09:00", endTime = "17:00" })])).Should(400);
        (await Batch(anna, new { op = "create", shiftDate = "2026-03-12", startTime = "09:00", endTime = "17:00" })).Should(403);
        (await company.Owner.ListedShifts()).ShouldBeEmpty();
        var tried = (await company.Owner.Post($"{Roster.Shifts}/batch", new { dryRun = true, changes = new[] { new { op = "create", shiftDate = "2026-03-12", startTime = "09:00", endTime = "17:00" } } })).Should(200);
        tried["shifts"].GetArrayLength().ShouldBe(1);
        (await company.Owner.ListedShifts()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Members_of_departments_are_left_off_and_a_line_manager_changes_what_is_theirs()
    {
        var company = await TestCompany.Found(host);
        var mara = await company.Hire("Mara");
        var (anna, pia, ben) = (await company.HireReport(mara, "Anna"), await company.HireReport(mara, "Pia"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen", anna, pia);
        var made = (await Batch(mara,
            new { op = "create", shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", assignedUserIds = Roster.Ids(anna) },
            new { op = "create", shiftDate = "2026-03-10", startTime = "12:00", endTime = "20:00", assignedDepartmentIds = new[] { kitchen } })).Should(200);
        var off = made["leftOff"].EnumerateArray().ShouldHaveSingleItem();
        (off.Number("index"), off.Id("userId"), off.Id("shiftId")).ShouldBe((1, anna.UserId, made["shifts"][0].Id()));
        (await company.Owner.ReadShift(made["shifts"][1].Id())).GetProperty("people").EnumerateArray().ShouldHaveSingleItem().Id("userId").ShouldBe(pia.UserId);

        (await Batch(mara, new { op = "update", shiftId = made["shifts"][0].Id(), assignedUserIds = Roster.Ids(anna, ben) })).ShouldRefuse(403, "NotYourReports");
        (await Batch(mara, new { op = "create", shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00" })).ShouldRefuse(403, "NotYourReports");
        (await Batch(mara, new { op = "delete", shiftId = made["shifts"][0].Id() })).Should(200);
    }

    [Fact]
    public async Task Each_is_told_as_if_it_were_changed_alone_and_drafts_are_not()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var draft = await Draft(company.Owner, "2026-03-10", "09:00", "17:00", anna);
        var shown = await company.Owner.Planned("2026-03-11", "09:00", "17:00", ben);
        (await Batch(company.Owner, new { op = "move", shiftId = draft, userId = anna.UserId, toDate = "2026-03-12" }, new { op = "move", shiftId = shown, toDate = "2026-03-13" })).Should(200);
        (await Kinds(anna)).ShouldBeEmpty();
        (await Kinds(ben)).ShouldBe(["shiftMoved", "shiftAssigned"]);
        (await Batch(company.Owner, new { op = "update", shiftId = draft, published = true }, new { op = "delete", shiftId = shown })).Should(200);
        (await Kinds(anna)).ShouldBe(["shiftAssigned"]);
        (await Kinds(ben)).ShouldBe(["shiftReleased", "shiftMoved", "shiftAssigned"]);
    }

    [Fact]
    public async Task It_takes_as_many_statements_for_a_hundred_and_twenty_changes_as_for_two()
    {
        var company = await TestCompany.Found(host);
        var crew = new List<Client>();
        for (var n = 0; n < 20; n++) crew.Add(await company.Hire());
        async Task<List<Guid>> Create(int days, List<Client> people, int first) => [.. (await Batch(company.Owner, [.. from day in Enumerable.Range(first, days) from p in people select new { op = "create", shiftDate = $"2026-03-{day}", startTime = "09:00", endTime = "17:00", assignedUserIds = Roster.Ids(p) }])).Should(200)["shifts"].EnumerateArray().Select(s => s.Id())];
        var (few, many) = (await Create(2, crew[..1], 10), await Create(6, crew, 20));
        object[] Later(List<Guid> shifts) => [.. shifts.Select(s => new { op = "move", shiftId = s, startTime = "10:00", endTime = "18:00" })];

        var (two, all) = (await host.Statements(company.Owner, () => Batch(company.Owner, Later(few))), await host.Statements(company.Owner, () => Batch(company.Owner, Later(many))));
        all.ShouldBe(two);
        two.ShouldBeLessThanOrEqualTo(14);
    }

    [Fact]
    public async Task Of_a_hundred_batches_over_the_same_people_none_books_anybody_twice_and_none_fails()
    {
        var company = await TestCompany.Found(host);
        var crew = new List<Client>();
        for (var n = 0; n < 5; n++) crew.Add(await company.Hire());
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => Batch(company.Owner,
            [.. crew.Skip(n % 5).Concat(crew.Take(n % 5)).Select(p => new { op = "create", shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", assignedUserIds = Roster.Ids(p) })])));
        answers.Count(a => a.Status is 200).ShouldBe(1);
        answers.Where(a => a.Status is not (200 or 409)).ShouldAllBe(a => a.ErrCode == "ShiftConflict");
        (await company.Owner.ListedShifts()).Count.ShouldBe(5);
    }

    private static Task<Reply> Batch(Client planner, params object[] changes) => planner.Post($"{Roster.Shifts}/batch", new { changes });

    private static async Task<string> All(Client reader) => (await reader.Get($"{Roster.Shifts}?pageRowCount=500")).Should(200)["shifts"].GetRawText();

    /// <summary>What stands in both answers.</summary>
    private static JsonElement Plain(JsonElement shift) => JsonSerializer.SerializeToElement(new[] { "id", "shiftDate", "startTime", "endTime", "startsAt", "endsAt", "location", "assignedUserIds", "status", "headCount", "openPlaces", "recordVersion", "published", "note" }.ToDictionary(n => n, n => shift.GetProperty(n)));
}
