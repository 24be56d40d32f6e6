using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Contract;

/// <summary>The part of the walk in which tasks are handed out and done.</summary>
internal static class TasksWalk
{
    private const string Service = "/taskManagement-api/v1";

    public static async Task Tasks(Client owner, Client employee, Guid department)
    {
        var other = (await owner.Post($"{Service}/taskassignments", new { title = "Air the rooms", assigneeUserIds = new[] { employee.UserId } })).Should(201)["taskAssignment"].Id();
        var id = (await owner.Post($"{Service}/taskassignments", new
        {
            title = "Check the cooler", description = "All three", dueTime = "2026-03-04T07:00:00Z", status = "active", assignedDepartmentIds = new[] { department }, completionRule = "any", checklist = new[] { "Door" },
        })).Should(201)["taskAssignment"].Id();
        (await owner.Patch($"{Service}/taskassignments/{id}", new { title = "Check all coolers" })).Should(200);
        (await owner.Get($"{Service}/taskassignments")).Should(200);
        (await owner.Get($"{Service}/taskassignmentwithprogress/{id}")).Should(200);

        var more = (await owner.Post($"{Service}/individualtasks", new { taskAssignmentId = id, assigneeUserId = owner.UserId, title = "Check the big one", status = "pending" })).Should(201)["individualTask"].Id();
        (await owner.Get($"{Service}/individualtasks/{more}")).Should(200);
        (await owner.Get($"{Service}/individualtasks")).Should(200);
        (await owner.Delete($"{Service}/individualtasks/{more}")).Should(200);
        (await owner.Post($"{Service}/individualtasks", new { taskAssignmentId = other, assigneeUserId = owner.UserId, status = "completed", completedTime = "2026-03-01T07:00:00Z" })).Should(201);
        (await owner.Get($"{Service}/myindividualtasks")).Should(200);

        var own = (await employee.Get($"{Service}/myindividualtasks?taskAssignmentId={id}")).Should(200)["individualTasks"][0];
        (await employee.Get($"{Service}/myindividualtask/{own.Id()}")).Should(200);
        (await employee.Patch($"{Service}/individualtasks/{own.Id()}", new { status = "completed", completionNote = "Cold", checklist = new[] { new { id = own.GetProperty("checklist")[0].Id(), done = true } } })).Should(200);
        (await owner.Delete($"{Service}/taskassignments/{other}")).Should(200);

        var recurring = (await owner.Post($"{Service}/recurringtasks", new
        {
            title = "Close the kitchen", recurrenceRule = "FREQ=WEEKLY;BYDAY=FR", assignedDepartmentIds = new[] { department }, dueTimeOfDay = "22:00", checklist = new[] { "Gas" }, anchorDate = "2026-03-02", lastDate = "2026-12-31",
        })).Should(201)["recurringTask"].Id();
        (await owner.Patch($"{Service}/recurringtasks/{recurring}", new { description = "Everything off" })).Should(200);
        (await owner.Get($"{Service}/recurringtasks")).Should(200);
        (await owner.Get($"{Service}/recurringtasks/{recurring}")).Should(200);
        (await owner.Get($"{Service}/recurringtasks/{recurring}/days?from=2026-03-01&to=2026-03-31")).Should(200);
        (await owner.Delete($"{Service}/recurringtasks/{recurring}")).Should(200);
    }
}
