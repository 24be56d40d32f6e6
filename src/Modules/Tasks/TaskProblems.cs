using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Tasks.Assignments;

namespace WorkforceOS.Tasks;

/// <summary>What task management refuses.</summary>
internal static class TaskProblems
{
    public const int MostAssignees = 10_000;
    public const int MostRecurring = 500;

    public static readonly Problem ManagersOnly = Problem.RoleRequired(Roles.CompanyAdmins);
    public static readonly Problem NotYourReports = Problem.Forbidden("NotYourReports", "You can give tasks to people who report to you, and to yourself.");
    public static readonly Problem OnlyManagersEdit = Problem.Forbidden("OnlyManagersEditTasks", "You can tick your task, its checklist, and leave a note. Your manager can change the rest.");
    public static readonly Problem WithoutAssignees = Problem.Rule("TaskWithoutAssignees", "Name people, departments or a shift.");
    public static readonly Problem NobodyToAssign = Problem.Rule("NobodyToAssign", "There is nobody in these departments.");
    public static readonly Problem TooManyAssignees = Problem.Rule("TooManyAssignees", $"A task is given to at most {MostAssignees} people at once.");
    public static readonly Problem Cancelled = Problem.Rule("TaskCancelled", "This task is cancelled.");
    public static readonly Problem CompletedStays = Problem.Rule("TaskStatusNotPossible", "A task that is done is not cancelled. Reopen it first.");
    public static readonly Problem TimeInFuture = Problem.Rule("TimeInFuture", "Nothing was done in the future.");
    public static readonly Problem TooManyRecurring = Problem.Rule("TooManyRecurringTasks", $"A company has at most {MostRecurring} recurring tasks.");
    public static readonly Problem NoSuchShiftTemplate = Problem.Rule("NoSuchShiftTemplate", "There is no such shift template in this company.");
    public static readonly Problem TemplateOrPeople = Problem.Rule("ShiftTemplateOrPeople", "Name a shift template, or people and departments, and not both.");
    public static readonly Problem DueTimeNeeded = Problem.Rule("DueTimeOfDayNeeded", "dueTimeOfDay may be left out only with a shift template, and means the end of the shift then.");

    public static Problem NoSuchShift(ShiftId shift) => Problem.Rule("NoSuchShift", "There is no such shift in this company.", new { shiftId = shift });

    public static Problem ShiftCancelled(ShiftId shift) => Problem.Rule("ShiftCancelled", "This shift is cancelled.", new { shiftId = shift });

    public static Problem BadRule(string why) => Problem.Rule("RecurrenceRuleNotValid", why);

    public static Problem UnknownAssignees(IEnumerable<UserId> users) =>
        Problem.Rule("UnknownAssignee", "Somebody who is to have the task is not an active user of this company.", new { userIds = users });

    public static Problem UnknownDepartments(IEnumerable<DepartmentId> departments) =>
        Problem.Rule("UnknownDepartment", "There is no such department in this company.", new { departmentIds = departments });

    public static Problem StatusNotPossible(AssignmentStatus from, AssignmentStatus to) =>
        Problem.Rule("TaskStatusNotPossible", $"What is {Text.Of(from)} does not become {Text.Of(to)} by saying so: it follows from its tasks.");

    public static Problem ChecklistItemUnknown(Guid item) => Problem.Rule("ChecklistItemUnknown", "This task's checklist has no such item.", new { id = item });

    public static Problem ChecklistOpen(IEnumerable<Tick> open) => Problem.Rule("ChecklistOpen", "Not everything on the checklist is done yet.", new { open = open.Select(item => new { item.Id, item.Text }) });

    public static Problem DoneByOther(UserId user, string? fullname, DateTimeOffset? completedTime) =>
        Problem.Rule("TaskDoneByOther", fullname is { Length: > 0 } ? $"{fullname} has done it." : "Somebody else has done it.", new { userId = user, fullname, completedTime });
}
