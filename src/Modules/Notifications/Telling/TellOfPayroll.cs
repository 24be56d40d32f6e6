using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>People hear that their payroll report can be read. What it says stays in it.</summary>
internal sealed class TellOfPayroll(InboxWriter inbox) : ISubscriber<PayrollReady>
{
    public Task Hear(PayrollReady ready, CancellationToken cancel) =>
        inbox.Post([new(ready.User, new News.PayrollReady(ready.PeriodStart, ready.PeriodEnd), "payrollReport", ready.Report.Value)], cancel);
}
