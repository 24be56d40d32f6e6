using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Benefits;

/// <summary>What workers gain beside their pay.</summary>
internal static class BenefitsWiring
{
    /// <summary>After each of them there may be hours to count; whatever they say, it is looked at what there is.</summary>
    private static readonly string[] HoursApproved = ["staffing.invoiceApproved", "staffing.timesheetApproved"];

    public static void AddBenefits(this IServiceCollection services)
    {
        services.AddScoped<BenefitBook>();
        services.AddScoped<OwnBenefits>();
        services.AddScoped<Accruing>();
        services.AddScoped<RollingPeriods>();
        foreach (var @event in HoursApproved)
        {
            services.AddSingleton(new Subscription(@event, typeof(Accruing).FullName!, true, async (unit, _, cancel) => { while (await unit.GetRequiredService<Accruing>().Some(cancel)) { } }));
        }
        services.AddJob<AccrueBenefits>(AccrueBenefits.Name, "daily 03:30");
    }

    public static void MapBenefits(this StaffingApi api)
    {
        api.Staff("listBenefits", "GET", "/staff/profile/benefits", ListBenefits.Handle);
        api.Staff("listBenefitHistory", "GET", "/staff/profile/benefits/history", ListBenefitHistory.Handle);
    }
}
