using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Payroll.Reports;

/// <summary>An erased person's sums stay, for the books; what was written beside them goes.</summary>
internal sealed class ForgetPerson(PayrollDb db) : ISubscriber<UserErased>
{
    public Task Hear(UserErased erased, CancellationToken cancel) =>
        db.Reports.Where(r => r.UserId == erased.User && r.Notes != null).ExecuteUpdateAsync(set => set.SetProperty(r => r.Notes, (string?)null), cancel);
}
