using WorkforceOS.Agents;
using WorkforceOS.Announcements;
using WorkforceOS.Attendance;
using WorkforceOS.Demo;
using WorkforceOS.Employees;
using WorkforceOS.Files;
using WorkforceOS.Identity;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Leave;
using WorkforceOS.Notifications;
using WorkforceOS.Payroll;
using WorkforceOS.Scheduling;
using WorkforceOS.Staffing;
using WorkforceOS.Tasks;
using WorkforceOS.Subscriptions;

namespace WorkforceOS.Host;

/// <summary>The modules this host is made of.</summary>
internal static class Modules
{
    public static void AddModules(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddNotifications(configuration);
        services.AddIdentity(configuration);
        services.AddEmployees(configuration);
        services.AddScheduling(configuration);
        services.AddAttendance(configuration);
        services.AddLeave(configuration);
        services.AddPayroll(configuration);
        services.AddTasks(configuration);
        services.AddSubscriptions(configuration);
        services.AddAnnouncements();
        services.AddStaffing(configuration);
        services.AddFiles(configuration);
        services.AddAgents(configuration);
        services.AddDemo(configuration);
        services.AddSingleton<ICompanyZones, CompanyZones>();
    }

    public static ApiMap Map()
    {
        var api = new ApiMap();
        api.MapIdentity();
        api.MapEmployees();
        api.MapScheduling();
        api.MapAttendance();
        api.MapLeave();
        api.MapPayroll();
        api.MapTasks();
        api.MapSubscriptions();
        api.MapAnnouncements();
        api.MapNotifications();
        api.MapStaffing();
        api.MapFiles();
        api.MapAgents();
        return api;
    }
}
