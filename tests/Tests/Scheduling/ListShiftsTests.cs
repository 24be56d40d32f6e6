using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

public sealed class ListShiftsTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Admins_see_all_newest_first_and_who_they_name()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen");
        var first = await company.Owner.Planned("2026-03-12", "09:00", "17:00");
        var second = (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-10", startTime = "09:00", endTime = "17:00", departmentId = kitchen, assignedUserIds = Roster.Ids(ben, anna), assignedDepartmentIds = new[] { kitchen } })).Should(201)["shift"].Id();

        var list = (await company.Owner.Get(Roster.Shifts)).Should(200);

        list.Body.Str("dataName").ShouldBe("shifts");
        list["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(2);
        list["shifts"].EnumerateArray().Select(s => s.Id()).ShouldBe([second, first]);
        foreach (var shift in new[] { list["shifts"][0], await company.Owner.ReadShift(second) })
        {
            shift.GetProperty("assignedUsers").EnumerateArray().Select(u => u.Str("fullname")).ShouldBe(["Ben", "Anna"]);
            shift.GetProperty("assignedUsers")[0].Str("email").ShouldBe(ben.Email);
            shift.GetProperty("assignedDepartments")[0].Str("groupName").ShouldBe("Kitchen");
            shift.GetProperty("department").Str("groupName").ShouldBe("Kitchen");
            shift.GetProperty("createdByUser").Id().ShouldBe(company.Owner.UserId);
        }
        var bare = list["shifts"][1];
        bare.GetProperty("department").ValueKind.ShouldBe(JsonValueKind.Null);
        bare.GetProperty("assignedUsers").GetArrayLength().ShouldBe(0);
        (await company.Owner.Get($"{Roster.Shifts}?getJoins=false"))["shifts"][0].TryGetProperty("assignedUsers", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Filters_narrow_and_combine()
    {
        var company = await TestCompany.Found(host, "Asia/Kolkata");
        var (anna, ben) = (await company.Hire(), await company.Hire());
        var (kitchen, bar) = (await company.Department("Kitchen"), await company.Department("Bar"));
        async Task<Guid> Make(string date, Client[] people, Guid[] departments, string status = "scheduled", Guid? department = null) => (await company.Owner.Post(Roster.Shifts, new
        {
            shiftDate = date, startTime = "09:00", endTime = "10:00", assignedUserIds = Roster.Ids(people), assignedDepartmentIds = departments, status, departmentId = department,
        })).Should(201)["shift"].Id();
        var a = await Make("2026-03-02", [anna], [kitchen]);
        var b = await Make("2026-03-03", [anna, ben], [kitchen, bar], "completed", kitchen);
        var c = await Make("2026-03-09", [ben], [], department: bar);
        var d = await Make("2026-03-10", [], [], "cancelled");

        (await company.Owner.ListedShifts("shiftDate=2026-03-03")).ShouldBe([b]);
        (await company.Owner.ListedShifts("shiftDate=2026-03-03&shiftDate=2026-03-09")).ShouldBe([c, b]);
        (await company.Owner.ListedShifts("shiftDate=$lweek")).ShouldBe([b, a]);
        (await company.Owner.ListedShifts("shiftDate=$btw-2026-03-03,2026-03-09&status=scheduled")).ShouldBe([c]);
        (await company.Owner.ListedShifts("status=1")).ShouldBe([b]);
        (await company.Owner.ListedShifts($"departmentId={bar}")).ShouldBe([c]);
        (await company.Owner.ListedShifts("departmentId=null")).ShouldBe([d, a]);
        (await company.Owner.ListedShifts($"assignedUserIds={anna.UserId}")).ShouldBe([b, a]);
        (await company.Owner.ListedShifts($"assignedUserIds={anna.UserId}&assignedUserIds={ben.UserId}")).ShouldBe([b]);
        (await company.Owner.ListedShifts($"assignedUserIds={anna.UserId}&assignedUserIds={ben.UserId}&assignedUserIds_op=overlap")).ShouldBe([c, b, a]);
        (await company.Owner.ListedShifts($"assignedDepartmentIds={kitchen}&assignedDepartmentIds={bar}")).ShouldBe([b]);
        (await company.Owner.ListedShifts($"assignedDepartmentIds={bar}&assignedDepartmentIds={kitchen}&assignedDepartmentIds_op=overlap")).ShouldBe([b, a]);
        (await company.Owner.ListedShifts("assignedUserIds=null")).ShouldBe([d]);
        (await company.Owner.ListedShifts("sortBy=shiftDate")).ShouldBe([a, b, c, d]);
        (await company.Owner.ListedShifts("sortBy=-startsAt&status=scheduled")).ShouldBe([c, a]);
        var page = (await company.Owner.Get($"{Roster.Shifts}?pageRowCount=1&pageNumber=2&status=scheduled")).Should(200);
        page["shifts"].EnumerateArray().Select(s => s.Id()).ShouldBe([a]);
        page["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(2);
        (await company.Owner.Get($"{Roster.Shifts}?pageRowCount=1&pageNumber=3&status=scheduled")).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(2);
        foreach (var wrong in new[] { "shiftDate=soon", "status=maybe", "departmentId=x", "assignedUserIds=x", "assignedUserIds_op=some&assignedUserIds=null", "sortBy=soleManagerId" }) (await company.Owner.Get($"{Roster.Shifts}?{wrong}")).Should(400);
    }

    [Fact]
    public async Task Employees_see_only_shifts_they_are_on_directly_or_through_a_department()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen", anna);
        var direct = await company.Owner.Planned("2026-03-10", "09:00", "12:00", anna);
        var through = (await company.Owner.PlanFor(kitchen, "2026-03-10", "13:00", "17:00")).Should(201)["shift"].Id();
        var bens = await company.Owner.Planned("2026-03-10", "09:00", "12:00", ben);
        var vacant = await company.Owner.Planned("2026-03-10", "09:00", "12:00");

        (await anna.ListedShifts()).ShouldBe([through, direct]);
        (await anna.ListedShifts("shiftDate=2026-03-10&status=scheduled")).ShouldBe([through, direct]);
        (await anna.Get($"{Roster.Shifts}?assignedUserIds={ben.UserId}")).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(0);
        (await anna.ReadShift(through)).Id().ShouldBe(through);
        foreach (var foreign in new[] { bens, vacant }) (await anna.Get($"{Roster.Shifts}/{foreign}")).ShouldRefuse(403, "ForbiddenAccess");
        (await ben.ListedShifts()).ShouldBe([bens]);
        (await anna.Get($"{Roster.Shifts}/{Guid.Empty}")).ShouldRefuse(404, "404");
    }

    [Fact]
    public async Task Employees_find_their_shifts_by_day_wherever_these_were_moved()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        var early = await company.Owner.Planned("2026-03-10", "09:00", "12:00", anna);
        var late = await company.Owner.Planned("2026-03-12", "22:00", "06:00", anna);

        foreach (var both in new[] { "shiftDate=$btw-2026-03-10,2026-03-12", "shiftDate=$gte-2026-03-10", "shiftDate=2026-03-12&shiftDate=$lt-2026-03-11", "shiftDate=null&shiftDate=$lte-2026-03-12" })
            (await anna.ListedShifts(both)).ShouldBe([late, early]);
        (await anna.ListedShifts("shiftDate=$gt-2026-03-10")).ShouldBe([late]);
        (await anna.ListedShifts("shiftDate=2026-03-13")).ShouldBeEmpty();

        (await company.Owner.Change(early, new { shiftDate = "2026-03-13" })).Should(200);
        (await anna.ListedShifts("shiftDate=2026-03-10")).ShouldBeEmpty();
        (await anna.ListedShifts("shiftDate=2026-03-13")).ShouldBe([early]);
        (await anna.ReadShift(early)).Id().ShouldBe(early);
    }

    [Fact]
    public async Task Line_managers_see_their_own_and_those_on_which_everybody_reports_to_them()
    {
        var company = await TestCompany.Found(host);
        var (mona, max) = (await company.Hire("Mona"), await company.Hire("Max"));
        var (rita, rolf, ines) = (await company.HireReport(mona), await company.HireReport(mona), await company.HireReport(max));
        var monas = await company.Owner.Planned("2026-03-10", "09:00", "12:00", rita, rolf);
        var mixed = await company.Owner.Planned("2026-03-10", "13:00", "15:00", rita, ines);
        var own = await company.Owner.Planned("2026-03-10", "09:00", "12:00", mona, ines);
        var vacant = await company.Owner.Planned("2026-03-10", "09:00", "12:00");

        (await mona.ListedShifts()).ShouldBe([own, monas]);
        (await mona.ListedShifts("shiftDate=2026-03-10")).ShouldBe([own, monas]);
        (await max.ListedShifts()).ShouldBeEmpty();
        (await company.Owner.ListedShifts()).ShouldBe([vacant, own, mixed, monas]);
        (await mona.Get($"{Roster.Shifts}/{mixed}")).ShouldRefuse(403, "ForbiddenAccess");
        (await (await TestCompany.Found(host)).Owner.Get($"{Roster.Shifts}/{monas}")).ShouldRefuse(404, "404");
    }

    [Fact]
    public async Task A_shift_follows_its_people_to_their_new_line_manager()
    {
        var company = await TestCompany.Found(host);
        var (mona, max) = (await company.Hire("Mona"), await company.Hire("Max"));
        var (rita, rolf) = (await company.Hire("Rita"), await company.Hire("Rolf"));
        var (ritas, rolfs) = (await company.Profile(rita, mona), await company.Profile(rolf, mona));
        var both = await company.Owner.Planned("2026-03-10", "09:00", "12:00", rita, rolf);
        (await mona.ListedShifts()).ShouldBe([both]);

        (await company.Owner.Patch($"/employeeProfile-api/v1/employeeprofiles/{ritas}", new { managerId = max.UserId })).Should(200);
        (await mona.ListedShifts()).ShouldBeEmpty();
        (await max.ListedShifts()).ShouldBeEmpty();
        (await company.Owner.Patch($"/employeeProfile-api/v1/employeeprofiles/{rolfs}", new { managerId = max.UserId })).Should(200);
        (await max.ListedShifts()).ShouldBe([both]);
        (await max.Change(both, new { location = "Hall 3" })).Should(200);
        (await company.Owner.Delete($"/employeeProfile-api/v1/employeeprofiles/{rolfs}")).Should(200);
        // Whose employment ended is off it, and it is of Max's people alone as before.
        (await max.ListedShifts()).ShouldBe([both]);
        (await company.Owner.Get($"{Roster.Shifts}/{both}")).Should(200)["shift"].GetProperty("assignedUserIds").EnumerateArray().Select(id => id.GetGuid()).ShouldBe([rita.UserId]);
    }
}
