using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Payroll.Runs;

/// <summary>Admins see every run, others those that they started.</summary>
internal static class ListPayrollRuns
{
    public static readonly Filters<PayrollRun> Filters = new Filters<PayrollRun>()
        .NotBefore("periodStart", r => r.PeriodStart)
        .NotAfter("periodEnd", r => r.PeriodEnd)
        .Id("departmentId", r => r.DepartmentId)
        .Id("startedBy", r => r.StartedBy)
        .Choice("state", r => r.State);

    public static async Task<Result<Page<PayrollRunView>>> Handle(ListOf<PayrollRun> list, PayrollDb db, Caller caller, CancellationToken cancel) =>
        (await list.Read(caller.IsAdmin ? db.Runs : db.Runs.Where(r => r.StartedBy == caller.User), cancel)).Select(PayrollRunView.Of);
}
