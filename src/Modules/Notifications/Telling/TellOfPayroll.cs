using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>
/// People hear what becomes of their payroll report, and who approved one that it no longer agrees, or is open again. What it says stays
/// in it: nobody hears an amount.
/// </summary>
internal sealed class TellOfPayroll(InboxWriter inbox, Superiors superiors, IPeople people)
    : ISubscriberOfMany<PayrollReady>, ISubscriberOfMany<PayrollApproved>, ISubscriberOfMany<PayrollStale>, ISubscriberOfMany<PayrollReopened>
{
    private const string Report = "payrollReport";

    public Task Hear(IReadOnlyList<PayrollReady> all, CancellationToken cancel) =>
        inbox.Post([.. all.Select(ready => new Notice(ready.User, new News.PayrollReady(ready.PeriodStart, ready.PeriodEnd), Report, ready.Report.Value))], cancel);

    public Task Hear(IReadOnlyList<PayrollApproved> all, CancellationToken cancel) =>
        inbox.Post([.. all.Select(approved => new Notice(approved.User, new News.PayslipApproved(approved.PeriodStart, approved.PeriodEnd), Report, approved.Report.Value))], cancel);

    public async Task Hear(IReadOnlyList<PayrollStale> all, CancellationToken cancel)
    {
        var stale = all.Where(s => s is { Stale: true, Approver: not null }).ToList();
        if (stale.Count == 0) return;
        var there = await people.Active(stale.Select(s => s.Approver!.Value).Distinct(), cancel);
        var admins = stale.TrueForAll(s => there.Contains(s.Approver!.Value)) ? [] : await people.Admins(cancel);
        var nameOf = await superiors.NamesOf(stale.Select(s => s.User), cancel);
        await inbox.Post([.. from report in stale
                             from told in there.Contains(report.Approver!.Value) ? [report.Approver.Value] : admins.Where(admin => admin != report.User)
                             select new Notice(told, new News.PayrollStale(nameOf(report.User), report.PeriodStart, report.PeriodEnd), Report, report.Report.Value, report.User)], cancel);
    }

    public async Task Hear(IReadOnlyList<PayrollReopened> all, CancellationToken cancel)
    {
        var nameOf = await superiors.NamesOf(all.Select(r => r.User), cancel);
        await inbox.Post([
            .. all.Select(r => new Notice(r.User, new News.PeriodReopened(r.PeriodStart, r.PeriodEnd), Report, r.Report.Value)),
            .. all.Where(r => r.Approver is not null).Select(r => new Notice(r.Approver!.Value, new News.ReportPeriodReopened(nameOf(r.User), r.PeriodStart, r.PeriodEnd), Report, r.Report.Value, r.User))], cancel);
    }
}
