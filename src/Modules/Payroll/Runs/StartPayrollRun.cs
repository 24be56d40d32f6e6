using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Payroll.Runs;

/// <param name="DepartmentId">Only people who are employed in this department.</param>
internal sealed record StartPayrollRunInput(DateOnly PeriodStart, DateOnly PeriodEnd, DepartmentId? DepartmentId = null) : IInput, IValidatableObject
{
    public Period Period => new(PeriodStart, PeriodEnd);

    public IEnumerable<ValidationResult> Validate(ValidationContext context) => Period.Wrong();
}

/// <summary>
/// Payroll for everyone whom the caller manages and who is employed on a day of the period, gone since or not. It answers when all is done, or after some seconds with how far it
/// has come; then a job goes on. Asked again while it is under way, it is the same run.
/// </summary>
internal static class StartPayrollRun
{
    private static readonly TimeSpan CallerWaits = TimeSpan.FromSeconds(10);

    public static async Task<Result<Answer<PayrollRunView>>> Handle(StartPayrollRunInput input, PayrollDb db, IReporting reporting, IEmployments employments, RunWork work, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var managed = await caller.Managed(reporting, cancel);
        if (managed is { Count: 0 }) return Problem.RoleRequired(Roles.CompanyAdmins);

        var employed = await employments.EmployedBetween(input.PeriodStart, input.PeriodEnd, managed?.ToList(), input.DepartmentId, cancel);
        var manager = managed is null ? (UserId?)null : caller.User;
        var run = PayrollRun.Of(input.Period, input.DepartmentId, manager, employed, caller, clock);
        var isNew = true;
        db.Runs.Add(run);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException underWay) when (underWay.Violates(PayrollProblems.RunUnderWay))
        {
            db.ChangeTracker.Clear();
            isNew = false;
            // The newest: by now it may be done.
            run = await db.Runs.Where(r => r.PeriodStart == input.PeriodStart && r.PeriodEnd == input.PeriodEnd && r.DepartmentId == input.DepartmentId && r.ManagerId == manager)
                .OrderByDescending(r => r.Id).FirstAsync(cancel);
        }

        await work.Go(run.Id, CallerWaits, cancel);
        run = await db.Runs.AsNoTracking().SingleAsync(r => r.Id == run.Id, cancel);
        return new Answer<PayrollRunView>(PayrollRunView.Of(run), isNew ? 201 : 200);
    }
}
