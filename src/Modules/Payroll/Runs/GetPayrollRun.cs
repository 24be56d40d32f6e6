using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Runs;

internal static class GetPayrollRun
{
    public static async Task<Result<PayrollRunView>> Handle(PayrollRunId id, PayrollDb db, Caller caller, CancellationToken cancel)
    {
        var run = await db.Runs.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (run is null) return Problem.NotFound;
        if (!caller.IsAdmin && run.StartedBy != caller.User) return Problem.NotTheOwner;
        return PayrollRunView.Of(run);
    }
}
