using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Staffing.Billing;

/// <summary>Bills each business for the week before on Monday at 02:00 by its own clock.</summary>
internal sealed class BillWeeks(DueOneByOne due, TimeProvider clock) : IJob
{
    public const string Name = "staffing.invoices";

    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var (now, db) = (clock.GetUtcNow(), services.GetRequiredService<StaffingDb>());
        var waiting = db.Businesses.Where(b => b.NextBillingAt == null || b.NextBillingAt <= now).Select(b => new Due<BusinessId> { CompanyId = b.CompanyId, Id = b.Id, At = b.NextBillingAt ?? b.CreatedAt });
        return due.Each(Name, waiting, (unit, business) => unit.GetRequiredService<BillBusiness>().Week(business, cancel), cancel);
    }
}
