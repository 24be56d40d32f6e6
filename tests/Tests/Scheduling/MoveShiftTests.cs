using System.Text.Json;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Scheduling.DraftsTests;

namespace WorkforceOS.Tests.Scheduling;

/// <summary>One person's place on a shift, or the whole shift, goes to another day, time or person, in one piece.</summary>
public sealed class MoveShiftTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task One_person_s_place_goes_to_a_shift_like_it_and_the_others_stay()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen");
        var shift = (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", location = "Hall 3", departmentId = kitchen, note = "Gloves", breakMinutes = 30, headCount = 3, assignedUserIds = Roster.Ids(anna, ben) })).Should(201)["shift"].Id();

        var moved = (await Move(company.Owner, shift, new { userId = anna.UserId, toDate = "2026-03-12", startTime = "10:00" })).Should(200);
        var (to, from) = (moved["shift"], moved["from"]);
        (to.Str("shiftDate"), to.Str("startTime"), to.Str("endTime"), to.Str("location"), to.Str("note"), to.Number("breakMinutes"), to.Number("headCount"), to.Id("departmentId")).ShouldBe(("2026-03-12", "10:00", "17:00", "Hall 3", "Gloves", 30, 1, kitchen));
        to.Array("assignedUserIds").ShouldBe([anna.UserId]);
        (from.Id(), from.Number("headCount"), from.Number("openPlaces")).ShouldBe((shift, 2, 1));
        from.Array("assignedUserIds").ShouldBe([ben.UserId]);
        JsonElement.DeepEquals((await company.Owner.ReadShift(to.Id())).GetProperty("startsAt"), to.GetProperty("startsAt")).ShouldBeTrue();
        (await company.Owner.Plan("2026-03-10", "09:00", "17:00", anna)).Should(201);
        (await company.Owner.Plan("2026-03-12", "11:00", "12:00", anna)).Conflicts().ShouldHaveSingleItem().Id("shiftId").ShouldBe(to.Id());
    }

    [Fact]
    public async Task Who_is_alone_on_it_takes_the_shift_itself_along_and_at_the_same_time_only_the_person_changes()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben, cora) = (await company.Hire("Anna"), await company.Hire("Ben"), await company.Hire("Cora"));
        var alone = await company.Owner.Planned("2026-03-10", "09:00", "17:00", anna);
        var moved = (await Move(company.Owner, alone, new { userId = anna.UserId, toDate = "2026-03-11", recordVersion = 1 })).Should(200);
        (moved["shift"].Id(), moved["shift"].Str("shiftDate"), moved["from"].ValueKind).ShouldBe((alone, "2026-03-11", JsonValueKind.Null));
        (await Kinds(anna)).ShouldBe(["shiftMoved", "shiftAssigned"]);

        var two = await company.Owner.Planned("2026-03-12", "09:00", "17:00", anna, ben);
        var replaced = (await Move(company.Owner, two, new { userId = ben.UserId, toUserId = cora.UserId })).Should(200);
        (replaced["shift"].Id(), replaced["from"].ValueKind).ShouldBe((two, JsonValueKind.Null));
        replaced["shift"].Array("assignedUserIds").ShouldBe(Roster.Ids(anna, cora));

        var opened = (await Move(company.Owner, two, new { userId = cora.UserId, toUserId = (Guid?)null })).Should(200)["shift"];
        (opened.Id(), opened.Number("headCount"), opened.Number("openPlaces")).ShouldBe((two, 2, 1));
        opened.Array("assignedUserIds").ShouldBe([anna.UserId]);
        var taken = (await Move(company.Owner, two, new { toUserId = ben.UserId })).Should(200)["shift"];
        taken.Array("assignedUserIds").ShouldBe(Roster.Ids(anna, ben));
        taken.Number("openPlaces").ShouldBe(0);
        var openElsewhere = (await Move(company.Owner, two, new { userId = anna.UserId, toUserId = (Guid?)null, toDate = "2026-03-13" })).Should(200)["shift"];
        (openElsewhere.Str("shiftDate"), openElsewhere.Number("openPlaces")).ShouldBe(("2026-03-13", 1));
        openElsewhere.Array("assignedUserIds").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_whole_shift_moves_with_everybody_or_is_copied()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben, cora) = (await company.Hire("Anna"), await company.Hire("Ben"), await company.Hire("Cora"));
        var kitchen = await company.Department("Kitchen", cora);
        var shift = (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-10", startTime = "22:00", endTime = "06:00", assignedUserIds = Roster.Ids(anna, ben), assignedDepartmentIds = new[] { kitchen } })).Should(201)["shift"].Id();
        var tried = (await Move(company.Owner, shift, new { toDate = "2026-03-11", dryRun = true })).Should(200)["shift"];
        (tried.Str("shiftDate"), (await company.Owner.ReadShift(shift)).Str("shiftDate")).ShouldBe(("2026-03-11", "2026-03-10"));
        (await Move(company.Owner, shift, new { toDate = "2026-03-11" })).Should(200)["shift"].Str("shiftDate").ShouldBe("2026-03-11");
        (await company.Owner.ReadShift(shift)).GetProperty("people").GetArrayLength().ShouldBe(3);

        var busy = await company.Owner.Planned("2026-03-12", "23:00", "23:30", cora);
        var copied = (await Move(company.Owner, shift, new { toDate = "2026-03-12", copy = true })).Should(200);
        copied["shift"].Array("assignedUserIds").ShouldBe(Roster.Ids(anna, ben));
        copied["from"].Id().ShouldBe(shift);
        copied["leftOff"].EnumerateArray().ShouldHaveSingleItem().Id("shiftId").ShouldBe(busy);
        (await company.Owner.ReadShift(copied["shift"].Id())).GetProperty("people").GetArrayLength().ShouldBe(2);
        (await company.Owner.ReadShift(shift)).GetProperty("people").GetArrayLength().ShouldBe(3);
        (await Move(company.Owner, shift, new { userId = anna.UserId, copy = true, toDate = "2026-03-14", toUserId = ben.UserId })).Should(200)["shift"].Array("assignedUserIds").ShouldBe([ben.UserId]);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_leaves_everything_as_it_was()
    {
        var (company, stranger) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var mara = await company.Hire("Mara");
        var (anna, ben, cora) = (await company.HireReport(mara, "Anna"), await company.Hire("Ben"), await company.Hire("Cora"));
        var kitchen = await company.Department("Kitchen", cora);
        var shift = (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", breakMinutes = 60, assignedUserIds = Roster.Ids(anna, ben), assignedDepartmentIds = new[] { kitchen } })).Should(201)["shift"].Id();
        var inTheWay = await company.Owner.Planned("2026-03-11", "12:00", "13:00", anna);
        await company.Approve(ben, "2026-03-12", "2026-03-12");
        var before = await All(company.Owner);

        (await Move(company.Owner, shift, new { userId = anna.UserId, toDate = "2026-03-11" })).Conflicts().ShouldHaveSingleItem().Id("shiftId").ShouldBe(inTheWay);
        (await Move(company.Owner, shift, new { userId = anna.UserId, toDate = "2026-03-12", toUserId = ben.UserId })).Conflicts().ShouldHaveSingleItem().Str("kind").ShouldBe("leave");
        (await Move(company.Owner, shift, new { userId = cora.UserId, toDate = "2026-03-12" })).ShouldRefuse(400, "ComesByDepartment");
        (await Move(company.Owner, shift, new { userId = mara.UserId, toDate = "2026-03-12" })).ShouldRefuse(400, "NotOnShift");
        (await Move(company.Owner, shift, new { userId = anna.UserId, toUserId = stranger.Owner.UserId })).ShouldRefuse(400, "UnknownAssignee");
        (await Move(company.Owner, shift, new { userId = anna.UserId, toDate = "2026-03-13", endTime = "09:00" })).ShouldRefuse(400, "ShiftHasNoLength");
        (await Move(company.Owner, shift, new { userId = anna.UserId, toDate = "2026-03-13", endTime = "09:30" })).ShouldRefuse(400, "BreakTooLong");
        (await Move(company.Owner, shift, new { userId = anna.UserId, toDate = "2026-03-13", recordVersion = 7 })).ShouldRefuse(409, "ChangedMeanwhile")["detail"].Id().ShouldBe(shift);
        (await Move(company.Owner, Guid.NewGuid(), new { toDate = "2026-03-13" })).Should(404);
        (await Move(stranger.Owner, shift, new { toDate = "2026-03-13" })).Should(404);
        (await Move(anna, shift, new { toDate = "2026-03-13" })).Should(403);
        (await Move(mara, shift, new { toDate = "2026-03-13" })).Should(403);
        (await All(company.Owner)).ShouldBe(before);
    }

    [Fact]
    public async Task A_line_manager_moves_between_their_reports_and_opens_no_place()
    {
        var company = await TestCompany.Found(host);
        var mara = await company.Hire("Mara");
        var (anna, pia, ben) = (await company.HireReport(mara, "Anna"), await company.HireReport(mara, "Pia"), await company.Hire("Ben"));
        var shift = await company.Owner.Planned("2026-03-10", "09:00", "17:00", anna);

        (await Move(mara, shift, new { userId = anna.UserId, toUserId = ben.UserId })).ShouldRefuse(403, "NotYourReports");
        (await Move(mara, shift, new { userId = anna.UserId, toUserId = (Guid?)null })).ShouldRefuse(403, "NotYourReports");
        (await Move(mara, shift, new { userId = anna.UserId, toUserId = pia.UserId, toDate = "2026-03-11" })).Should(200)["shift"].Array("assignedUserIds").ShouldBe([pia.UserId]);
    }

    /// <summary>Berlin's clocks go forward on 29 March and back on 25 October 2026; the expectation is written down, and not calculated.</summary>
    [Theory]
    [InlineData("2026-03-28", "22:00", "06:00", "2026-03-28T21:00:00Z", "2026-03-29T04:00:00Z")]
    [InlineData("2026-10-24", "22:00", "06:00", "2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z")]
    [InlineData("2026-10-25", "02:30", "10:00", "2026-10-25T00:30:00Z", "2026-10-25T09:00:00Z")]
    public async Task Wall_times_stay_over_a_change_of_the_clocks(string day, string start, string end, string startsAt, string endsAt)
    {
        var company = await TestCompany.Found(host, "Europe/Berlin");
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var shift = await company.Owner.Planned("2026-03-20", start, end, anna, ben);
        var moved = (await Move(company.Owner, shift, new { userId = anna.UserId, toDate = day })).Should(200)["shift"];
        (moved.Str("startTime"), moved.Str("endTime"), moved.GetProperty("startsAt").GetDateTimeOffset(), moved.GetProperty("endsAt").GetDateTimeOffset()).ShouldBe((start, end, DateTimeOffset.Parse(startsAt, null), DateTimeOffset.Parse(endsAt, null)));
        (await Move(company.Owner, shift, new { userId = ben.UserId, toDate = "2026-03-29", startTime = "02:00", endTime = "03:00" })).ShouldRefuse(400, "ShiftHasNoLength");
    }

    [Fact]
    public async Task Of_a_hundred_who_move_others_to_one_person_s_day_one_gets_through()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var shifts = new List<Guid>();
        for (var n = 0; n < 100; n++) shifts.Add(await company.Owner.Planned($"2026-{4 + n / 28:00}-{1 + n % 28:00}", "09:00", "17:00", ben));

        var answers = await Task.WhenAll(shifts.Select(s => Move(company.Owner, s, new { userId = ben.UserId, toUserId = anna.UserId, toDate = "2026-03-10" })));
        answers.Count(a => a.Status is 200).ShouldBe(1);
        answers.Where(a => a.Status is not (200 or 409)).ShouldAllBe(a => a.ErrCode == "ShiftConflict");
        (await company.Owner.ListedShifts($"assignedUserIds={anna.UserId}")).Count.ShouldBe(1);
        (await company.Owner.ListedShifts()).Count.ShouldBe(100);
    }

    private static Task<Reply> Move(Client planner, Guid shift, object move) => planner.Post($"{Roster.Shifts}/{shift}/move", move);

    private static async Task<string> All(Client reader) => (await reader.Get($"{Roster.Shifts}?pageRowCount=500")).Should(200)["shifts"].GetRawText();
}
