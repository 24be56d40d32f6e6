using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tasks.Assignments;
using WorkforceOS.Tasks.Following;
using WorkforceOS.Tasks.Individual;
using WorkforceOS.Tasks.Recurring;

namespace WorkforceOS.Tasks;

/// <summary>Managers hand out what is to be done, people tick it, and everybody sees how far it is.</summary>
public static class TasksModule
{
    public static IServiceCollection AddTasks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<TasksDb>();
        services.AddScoped<Progresses>();
        services.AddScoped<TaskReach>();
        services.AddScoped<TaskRows>();
        services.AddScoped<HandingOut>();
        services.AddScoped<AssignmentJoins>();
        services.AddScoped<ReadWithProgress>();
        services.AddScoped<ChangingAssignments>();
        services.AddScoped<TasksInHand>();
        services.AddScoped<NewIndividualTasks>();
        services.AddScoped<ReadIndividualTasks>();
        services.AddScoped<RecurringWriter>();
        services.AddScoped<RecurringOfCompany>();
        services.AddScoped<Occurrences>();
        services.AddScoped<DueOfCompany>();
        services.AddJob<Recur>(Recur.Name, TimeSpan.FromMinutes(1));
        services.AddJob<TellDue>(TellDue.Name, TimeSpan.FromMinutes(1));
        services.When<ShiftsGenerated, RecurringOfCompany>();
        services.When<TemplateShiftsPublished, RecurringOfCompany>();
        services.AddScoped<LeftPeople>();
        services.AddCompanyJob<TakeFromUnemployed>(TakeFromUnemployed.Name, "daily 00:05");
        services.When<ShiftAssigned, FollowCrew>();
        services.When<ShiftsPublished, FollowCrew>();
        services.When<ShiftReleased, FollowCrew>();
        services.When<ShiftCalledOff, FollowCrew>();
        services.When<TaskForCrew, FollowCrew>();
        services.When<DepartmentDeleted, LoseDepartment>();
        services.When<CompanyZoneChanged, FollowZone>();
        services.When<UserDeactivated, TakeFromWhoLeft>();
        services.When<EmploymentEnded, TakeFromWhoLeft>();
        services.Erases((TasksDb db, UserId person) => db.Tasks.Where(t => t.AssigneeUserId == person), t => t.Description, t => t.CompletionNote)
            // The counts rest on the row.
            .Replaces(t => t.Title, t => "task");
        return services;
    }

    public static void MapTasks(this ApiMap api)
    {
        var assignments = api.Company("taskManagement", "taskAssignment", "taskAssignments");
        assignments.Create("createTaskAssignment", "/v1/taskassignments", CreateAssignment.Handle);
        assignments.Update("updateTaskAssignment", "/v1/taskassignments/:taskAssignmentId", ChangeAssignment.Handle);
        assignments.Delete("deleteTaskAssignment", "/v1/taskassignments/:taskAssignmentId", DeleteAssignment.Handle);
        assignments.List("listTaskAssignments", "/v1/taskassignments", ListAssignments.Handle, ListAssignments.Filters);
        assignments.Get("getTaskAssignmentWithProgress", "/v1/taskassignmentwithprogress/:taskAssignmentId", ReadWithProgress.Handle);
        assignments.History<TaskAssignmentId>("listTaskAssignmentHistory", "/v1/taskassignmentwithprogress/:taskAssignmentId/history");

        var tasks = api.Company("taskManagement", "individualTask", "individualTasks");
        tasks.Create("createIndividualTask", "/v1/individualtasks", CreateIndividualTask.Handle);
        tasks.Update("updateIndividualTask", "/v1/individualtasks/:individualTaskId", ChangeIndividualTask.Handle);
        tasks.Delete("deleteIndividualTask", "/v1/individualtasks/:individualTaskId", DeleteIndividualTask.Handle);
        tasks.Get("getIndividualTask", "/v1/individualtasks/:individualTaskId", ReadIndividualTasks.OneOfPeople);
        tasks.History<IndividualTaskId>("listIndividualTaskHistory", "/v1/individualtasks/:individualTaskId/history");
        tasks.List("listIndividualTasks", "/v1/individualtasks", ReadIndividualTasks.OfPeople, ReadIndividualTasks.Filters);
        tasks.List("listMyIndividualTasks", "/v1/myindividualtasks", ReadIndividualTasks.Mine, ReadIndividualTasks.Filters);
        tasks.Get("getMyIndividualTask", "/v1/myindividualtask/:individualTaskId", ReadIndividualTasks.OneOfMine);

        var recurring = api.Company("taskManagement", "recurringTask", "recurringTasks");
        recurring.Create("createRecurringTask", "/v1/recurringtasks", CreateRecurringTask.Handle);
        recurring.Update("updateRecurringTask", "/v1/recurringtasks/:recurringTaskId", ChangeRecurringTask.Handle);
        recurring.Delete("deleteRecurringTask", "/v1/recurringtasks/:recurringTaskId", DeleteRecurringTask.Handle);
        recurring.Get("getRecurringTask", "/v1/recurringtasks/:recurringTaskId", ReadRecurringTasks.One);
        recurring.History<RecurringTaskId>("listRecurringTaskHistory", "/v1/recurringtasks/:recurringTaskId/history");
        recurring.List("listRecurringTasks", "/v1/recurringtasks", ReadRecurringTasks.All, ReadRecurringTasks.Filters);
        recurring.Add("previewRecurringTask", "GET", "/v1/recurringtasks/:recurringTaskId/days", "get", "days", PreviewRecurringTask.Handle);
    }
}
