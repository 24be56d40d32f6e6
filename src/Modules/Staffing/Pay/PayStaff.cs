using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Staffing.Pay;

/// <summary>Once a day, by the marketplace's clock, has workers paid what is owed to them.</summary>
internal sealed class PayStaff(TimeProvider clock) : ICompanyJob
{
    public const string Name = "staffing.payments";

    public static readonly CalendarTime Daily = CalendarTime.Parse(At);

    public const string At = "daily 03:00";

    public async Task Run(CompanyTurn turn, IServiceProvider services, CancellationToken cancel)
    {
        await using var transaction = await services.GetRequiredService<Scope>().Begin(cancel);
        if (await services.GetRequiredService<PayoutAccounts>().Send(clock.GetUtcNow(), cancel) == 0) return;
        var db = services.GetRequiredService<StaffingDb>();
        db.Signal(SendPayouts.Wanted, "");
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
    }
}
