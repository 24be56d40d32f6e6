using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Staffing.Billing;

/// <summary>Says which bills nobody has decided on in time: looked for each hour, since the day ends at another moment for each client.</summary>
internal sealed class FlagOverdue(DueOneByOne due, TimeProvider clock) : IJob
{
    public const string Name = "staffing.overdue";

    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var late = services.GetRequiredService<StaffingDb>().Invoices.Where(i => i.Status == InvoiceStatus.Pending && i.OverdueAt <= now).Select(i => new Due<InvoiceId> { CompanyId = i.CompanyId, Id = i.Id, At = i.OverdueAt });
        return due.Each(Name, late, (unit, invoice) => unit.GetRequiredService<OverdueInvoice>().Flag(invoice, cancel), cancel);
    }
}

/// <summary>One of them, looked at again under its lock: whoever approves in the last moment has approved.</summary>
internal sealed class OverdueInvoice(StaffingDb db, InvoiceNews news, Scope scope, TimeProvider clock)
{
    public async Task Flag(InvoiceId id, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var invoice = (await db.Locked(id, cancel))!;
        if (!invoice.FallOverdue(clock.GetUtcNow())) return;
        await db.SaveChangesAsync(cancel);
        await news.Overdue(invoice, cancel);
        await transaction.Commit(cancel);
    }
}
