using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

/// <summary>Words for planning in tests. The test clock stands on Monday 2026-03-02, 09:00 UTC.</summary>
internal static class Roster
{
    public const string Shifts = "/scheduleManagement-api/v1/shifts";
    public const string Templates = "/scheduleManagement-api/v1/shifttemplates";

    public static object Shift(string date, string start, string end, params Client[] people) => new { shiftDate = date, startTime = start, endTime = end, assignedUserIds = Ids(people) };

    public static Task<Reply> Plan(this Client planner, string date, string start, string end, params Client[] people) => planner.Post(Shifts, Shift(date, start, end, people));

    public static Task<Reply> PlanFor(this Client planner, Guid department, string date, string start, string end) =>
        planner.Post(Shifts, new { shiftDate = date, startTime = start, endTime = end, assignedDepartmentIds = new[] { department } });

    /// <summary>The id of a shift that is planned without trouble.</summary>
    public static async Task<Guid> Planned(this Client planner, string date, string start, string end, params Client[] people) => (await planner.Plan(date, start, end, people)).Should(201)["shift"].Id();

    public static Task<Reply> Change(this Client planner, Guid shift, object change) => planner.Patch($"{Shifts}/{shift}", change);

    public static async Task<JsonElement> ReadShift(this Client reader, Guid shift) => (await reader.Get($"{Shifts}/{shift}")).Should(200)["shift"];

    /// <summary>The ids that the list answers, in its order.</summary>
    public static async Task<List<Guid>> ListedShifts(this Client reader, string query = "") => [.. (await reader.Get($"{Shifts}?pageRowCount=500&{query}")).Should(200)["shifts"].EnumerateArray().Select(s => s.Id())];

    public static Guid[] Ids(params Client[] people) => [.. people.Select(p => p.UserId)];

    public static List<JsonElement> Conflicts(this Reply reply) => [.. reply.ShouldRefuse(400, "ShiftConflict")["detail"].GetProperty("conflicts").EnumerateArray()];

    /// <summary>Whom the answer names as left off, and what is in their way.</summary>
    public static List<(Guid User, string? Fullname, string? Kind)> LeftOff(this Reply reply) => [.. reply["leftOff"].EnumerateArray().Select(l => (l.Id("userId"), l.Str("fullname"), l.Str("kind")))];

    public static Guid[] Array(this JsonElement shift, string name) => [.. shift.GetProperty(name).EnumerateArray().Select(id => id.GetGuid())];

    /// <summary>Approved leave; answers the request's id and the approval.</summary>
    public static async Task<(Guid Id, Reply Approval)> Approve(this TestCompany company, Client person, string from, string to)
    {
        var id = (await person.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = "vacation", startDate = from, endDate = to })).Should(201)["leaveRequest"].Id();
        return (id, (await company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{id}", new { status = "approved" })).Should(200));
    }

    /// <summary>How long a shift takes.</summary>
    public static TimeSpan Length(this JsonElement shift) => shift.GetProperty("endsAt").GetDateTimeOffset() - shift.GetProperty("startsAt").GetDateTimeOffset();
}
