using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Employees;

public static class EmployeesModule
{
    public static IServiceCollection AddEmployees(this IServiceCollection services, IConfiguration configuration)
    {
        return services;
    }

    public static void MapEmployees(this ApiMap api)
    {
    }
}
