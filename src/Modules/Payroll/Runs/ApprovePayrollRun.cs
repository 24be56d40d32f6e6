using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Runs;

/// <param name="AcceptWarnings">Codes of what nobody has decided, and the approver has read.</param>
internal sealed record ApprovePayrollRunInput([MaxLength(20)] IReadOnlyList<string>? AcceptWarnings = null) : IInput;

/// <summary>
/// Approves the reports of a run, some hundred at a time; whose is not approved is listed with the reason. It answers when all is done,
/// or after some seconds with how far it has come; then a job goes on. Asked again afterwards it tries those anew.
/// </summary>
internal static class ApprovePayrollRun
{
    private static readonly TimeSpan CallerWaits = TimeSpan.FromSeconds(10);

    public static async Task<Result<PayrollRunView>> Handle(PayrollRunId id, ApprovePayrollRunInput input, PayrollDb db, ApprovalRules rules, RunWork work, Caller caller, CancellationToken cancel)
    {
        var run = await db.Runs.SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (run is null) return Problem.NotFound;
        if (!caller.IsAdmin && run.StartedBy != caller.User) return Problem.NotTheOwner;
        if ((await rules.RefusesApprover(cancel) ?? run.Approve(caller.User, input.AcceptWarnings ?? [])) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);

        await work.Approve(run.Id, CallerWaits, cancel);
        return PayrollRunView.Of(await db.Runs.AsNoTracking().SingleAsync(r => r.Id == id, cancel));
    }
}
