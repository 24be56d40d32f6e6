using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Payroll;

public static class PayrollModule
{
    public static IServiceCollection AddPayroll(this IServiceCollection services, IConfiguration configuration)
    {
        return services;
    }

    public static void MapPayroll(this ApiMap api)
    {
    }
}
