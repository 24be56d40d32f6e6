using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tasks.Assignments;

namespace WorkforceOS.Tasks;

/// <summary>Managers hand out what is to be done, people tick it, and everybody sees how far it is.</summary>
public static class TasksModule
{
    public static IServiceCollection AddTasks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<TasksDb>();
        services.AddScoped<Progresses>();
        services.Erases((TasksDb db, UserId person) => db.Tasks.Where(t => t.AssigneeUserId == person), t => t.Description, t => t.CompletionNote)
            // The counts rest on the row.
            .Replaces(t => t.Title, t => "task");
        return services;
    }

    public static void MapTasks(this ApiMap api)
    {
    }
}
