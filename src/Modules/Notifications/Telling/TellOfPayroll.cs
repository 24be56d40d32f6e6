using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Telling;

/// <summary>People hear that their payroll report can be read. What it says stays in it.</summary>
internal sealed class TellOfPayroll(Noticeboard board) : ISubscriber<PayrollReady>
{
    public Task Hear(PayrollReady ready, CancellationToken cancel) => board.Post([
        new(ready.User, NotificationKind.PayrollReady, "Your payroll report is ready", $"Your payroll report {Wording.Days(ready.PeriodStart, ready.PeriodEnd)} can be read.", "payrollReport", ready.Report.Value)], cancel);
}
