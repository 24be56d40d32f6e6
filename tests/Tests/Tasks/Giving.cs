using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Tasks;

/// <summary>How tests hand out and tick. The clock stands at Monday, 2026-03-02, 09:00 UTC.</summary>
internal static class Giving
{
    public const string Assignments = "/taskManagement-api/v1/taskassignments";
    public const string WithProgress = "/taskManagement-api/v1/taskassignmentwithprogress";
    public const string Individual = "/taskManagement-api/v1/individualtasks";
    public const string Mine = "/taskManagement-api/v1/myindividualtasks";
    public const string OneOfMine = "/taskManagement-api/v1/myindividualtask";

    public static object For(params Client[] people) => new { title = "Check the cooler", assigneeUserIds = Ids(people) };

    public static Guid[] Ids(params Client[] people) => [.. people.Select(p => p.UserId)];

    public static async Task<Guid> Give(this Client manager, object task) => (await manager.Post(Assignments, task)).Should(201)["taskAssignment"].Id();

    public static Task<Reply> Tick(this Client person, Guid task, string status = "completed") => person.Patch($"{Individual}/{task}", new { status });

    public static async Task<JsonElement> Read(this Client manager, Guid assignment) => (await manager.Get($"{WithProgress}/{assignment}")).Should(200)["taskAssignment"];

    public static async Task<string> StatusOf(this Client manager, Guid assignment) => (await manager.Read(assignment)).Str("status")!;

    /// <summary>Everybody's task of it, by person.</summary>
    public static async Task<Dictionary<Guid, JsonElement>> TasksOf(this Client manager, Guid assignment) =>
        (await manager.Get($"{WithProgress}/{assignment}")).Should(200)["individualTasks"].EnumerateArray().ToDictionary(t => t.Id("assigneeUserId"));

    /// <summary>The person's own task of it.</summary>
    public static async Task<JsonElement> Own(this Client person, Guid assignment) =>
        (await person.Get($"{Mine}?taskAssignmentId={assignment}")).Should(200)["individualTasks"].EnumerateArray().ShouldHaveSingleItem();

    public static async Task<Guid> OwnId(this Client person, Guid assignment) => (await person.Own(assignment)).Id();

    public static (int Total, int Pending, int Completed, int Cancelled, int Overdue, int Percent) Progress(this JsonElement assignment)
    {
        var progress = assignment.GetProperty("progress");
        return (Of("total"), Of("pending"), Of("completed"), Of("cancelled"), Of("overdue"), Of("percent"));

        int Of(string name) => progress.GetProperty(name).GetInt32();
    }

    public static IEnumerable<Guid> Users(this JsonElement news) => news.GetProperty("users").EnumerateArray().Select(u => u.GetGuid());
}
