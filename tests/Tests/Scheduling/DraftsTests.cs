using System.Text.Json;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

/// <summary>Until a shift is published only its planners know of it, although nobody can be planned beside it.</summary>
public sealed class DraftsTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_draft_is_seen_by_its_planners_alone_until_it_is_published()
    {
        var company = await TestCompany.Found(host);
        var mara = await company.Hire("Mara");
        var (anna, ben) = (await company.HireReport(mara, "Anna"), await company.Hire("Ben"));
        var shift = await Draft(company.Owner, "2026-03-10", "09:00", "17:00", anna);
        (await company.Owner.Planned("2026-03-10", "18:00", "20:00", anna)).ShouldNotBe(shift);

        foreach (var planner in new[] { company.Owner, mara })
        {
            (await planner.ReadShift(shift)).GetProperty("published").GetBoolean().ShouldBeFalse();
            (await planner.ListedShifts("published=false")).ShouldBe([shift]);
            (await planner.ListedShifts("published=true")).Count.ShouldBe(1);
        }
        (await anna.ListedShifts()).ShouldNotContain(shift);
        (await anna.ListedShifts("published=false")).ShouldBeEmpty();
        foreach (var other in new[] { anna, ben }) (await other.Get($"{Roster.Shifts}/{shift}")).Should(403);
        (await anna.Get($"{Roster.Shifts}/{shift}/history")).Should(403);

        (await mara.Change(shift, new { published = true })).Should(200)["shift"].GetProperty("published").GetBoolean().ShouldBeTrue();
        (await anna.ReadShift(shift)).GetProperty("published").GetBoolean().ShouldBeTrue();
        (await anna.ListedShifts()).ShouldContain(shift);
        (await ben.Get($"{Roster.Shifts}/{shift}")).Should(403);
    }

    [Fact]
    public async Task Nobody_hears_of_a_draft_until_it_is_published_and_it_does_not_become_one_again()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen", ben);
        var shift = await Draft(company.Owner, "2026-03-10", "09:00", "17:00", anna);
        (await company.Owner.Change(shift, new { startTime = "10:00", assignedUserIds = Roster.Ids(anna, ben) })).Should(200);
        (await company.Owner.Change(shift, new { assignedUserIds = Roster.Ids(anna) })).Should(200);
        (await company.Owner.Change(shift, new { status = "cancelled" })).Should(200);
        (await company.Owner.Change(shift, new { status = "scheduled", assignedDepartmentIds = new[] { kitchen } })).Should(200);
        var gone = await Draft(company.Owner, "2026-03-11", "09:00", "17:00", anna);
        (await company.Owner.Delete($"{Roster.Shifts}/{gone}")).Should(200);
        foreach (var person in new[] { anna, ben }) (await Kinds(person)).ShouldBeEmpty();

        (await company.Owner.Change(shift, new { published = true })).Should(200);
        foreach (var person in new[] { anna, ben }) (await Kinds(person)).ShouldBe(["shiftAssigned"]);
        (await company.Owner.Change(shift, new { published = true })).Should(200);
        (await company.Owner.Change(shift, new { published = false })).ShouldRefuse(400, "ShiftPublished");
        (await company.Owner.Change(shift, new { startTime = "11:00" })).Should(200);
        (await Kinds(anna)).ShouldBe(["shiftMoved", "shiftAssigned"]);
    }

    [Fact]
    public async Task A_draft_takes_its_people_s_time_and_gives_way_to_leave_in_silence()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        var shift = await Draft(company.Owner, "2026-03-10", "09:00", "17:00", anna);

        (await company.Owner.Plan("2026-03-10", "16:00", "18:00", anna)).Conflicts().ShouldHaveSingleItem().Id("shiftId").ShouldBe(shift);
        (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-10", startTime = "16:00", endTime = "18:00", published = false, assignedUserIds = Roster.Ids(anna) })).Conflicts().ShouldHaveSingleItem();

        var (_, approval) = await company.Approve(anna, "2026-03-10", "2026-03-10");
        approval["releasedShifts"].EnumerateArray().ShouldHaveSingleItem().Id().ShouldBe(shift);
        (await company.Owner.ReadShift(shift)).Array("assignedUserIds").ShouldBeEmpty();
        await host.DeliverOutbox();
        (await Kinds(anna)).ShouldNotContain("shiftReleased");
        (await Kinds(company.Owner)).ShouldNotContain("shiftVacated");
    }

    [Fact]
    public async Task Nobody_comes_to_a_draft_or_is_absent_from_it()
    {
        host.Clock.Now = Work.At("2026-03-02T09:00:00Z");
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var shift = await Draft(company.Owner, "2026-03-02", "09:30", "12:00", anna);
        var (past, shown) = (await Draft(company.Owner, "2026-03-02", "13:00", "14:00", anna), await company.Owner.Planned("2026-03-02", "13:00", "14:00", ben));

        var notOnIt = (await ben.Post(Work.CheckInPath, new { shiftId = shift })).ErrCode;
        (await anna.Post(Work.CheckInPath, new { shiftId = shift })).ErrCode.ShouldBe(notOnIt, "as if it were a shift of others");
        (await company.Owner.Post(Work.CheckInPath, new { shiftId = shift, userId = anna.UserId })).Should(400);
        (await company.Owner.Post(Work.MarkAbsentPath, new { shiftId = shift, userId = anna.UserId })).Should(400);
        await host.RunJob("attendance.markAbsences");
        (await company.Owner.Change(shift, new { published = true })).Should(200);
        (await anna.Post(Work.CheckInPath, new { shiftId = shift })).Should(201);

        host.Clock.Now = Work.At("2026-03-02T15:30:00Z");
        await host.RunJob("attendance.markAbsences");
        await host.DeliverOutbox();
        (await company.Owner.Get($"{Work.RecordsPath}?status=absent")).Should(200)["attendanceRecords"].EnumerateArray().ShouldHaveSingleItem().Id("shiftId").ShouldBe(shown);
        past.ShouldNotBe(shown);
        host.Clock.Now = Work.At("2026-03-02T09:00:00Z");
    }

    [Fact]
    public async Task What_is_to_be_done_on_a_draft_is_handed_out_when_it_is_published()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        var shift = await Draft(company.Owner, "2026-03-10", "09:00", "17:00", anna);
        (await company.Owner.Post("/taskManagement-api/v1/taskassignments", new { title = "Ice", shiftId = shift })).Should(201);
        (await Tasks(anna)).ShouldBe(0);

        (await company.Owner.Post($"{Roster.Shifts}/publish", new { shiftIds = new[] { shift } })).Should(200);
        await host.DeliverOutbox();
        (await Tasks(anna)).ShouldBe(1);

        static async Task<int> Tasks(Client person) => (await person.Get("/taskManagement-api/v1/myindividualtasks")).Should(200)["individualTasks"].GetArrayLength();
    }

    [Fact]
    public async Task Drafts_are_generated_from_a_template_and_joined_by_who_comes_to_its_department_in_silence()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen", anna);
        var template = (await company.Owner.Post(Roster.Templates, new { name = "Early", startTime = "06:00", endTime = "14:00", recurrenceRule = "FREQ=DAILY" })).Should(201)["shiftTemplate"].Id();
        (await company.Owner.Post($"{Roster.Templates}/{template}/generate", new { from = "2026-03-10", to = "2026-03-12", assignedDepartmentIds = new[] { kitchen }, published = false })).Should(201)["shifts"].EnumerateArray()
            .ShouldAllBe(s => !s.GetProperty("published").GetBoolean());
        (await company.Owner.Post("/auth-api/v1/usergroupmembers", new { groupId = kitchen, userId = ben.UserId })).Should(201);
        await host.DeliverOutbox();
        foreach (var person in new[] { anna, ben }) (await Kinds(person)).ShouldBeEmpty();

        (await company.Owner.Post($"{Roster.Shifts}/publish", new { from = "2026-03-10", to = "2026-03-12" })).Should(200)["publication"].GetProperty("people").GetInt32().ShouldBe(2);
        foreach (var person in new[] { anna, ben }) (await person.ListedShifts()).Count.ShouldBe(3);
    }

    internal static async Task<Guid> Draft(Client planner, string date, string start, string end, params Client[] people) =>
        (await planner.Post(Roster.Shifts, new { shiftDate = date, startTime = start, endTime = end, published = false, assignedUserIds = Roster.Ids(people) })).Should(201)["shift"].Id();

    /// <summary>What the person was told of shifts, the latest first.</summary>
    internal static async Task<List<string>> Kinds(Client person) =>
        [.. (await person.Get("/notification-api/notifications?pageRowCount=500")).Should(200)["notifications"].EnumerateArray().Select(n => n.Str("kind")!).Where(k => k.StartsWith("shift", StringComparison.Ordinal) || k is "rotaPublished")];
}
