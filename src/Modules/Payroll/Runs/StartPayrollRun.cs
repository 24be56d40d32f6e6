using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Payroll.Runs;

/// <param name="DepartmentId">Only people who are employed in this department on one of the days.</param>
/// <param name="DryRun">Tells what would come of it.</param>
internal sealed record StartPayrollRunInput(DateOnly PeriodStart, DateOnly PeriodEnd, DepartmentId? DepartmentId = null, bool DryRun = false) : IInput, IValidatableObject
{
    public Period Period => new(PeriodStart, PeriodEnd);

    public IEnumerable<ValidationResult> Validate(ValidationContext context) => Period.Wrong();
}

/// <summary>
/// Payroll for everyone whom the caller manages and who is employed on a day of the period, whatever became of them since. It answers when all is done, or after some seconds with how far it
/// has come; then a job goes on. Asked again while it is under way, it is the same run.
/// </summary>
internal static class StartPayrollRun
{
    private static readonly TimeSpan CallerWaits = TimeSpan.FromSeconds(10);

    public static async Task<Result<Answer<PayrollRunView>>> Handle(StartPayrollRunInput input, PayrollDb db, RunPeople people, RunWork work, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var asked = await people.Of(input, cancel);
        if (asked.Problem is { } refusal) return refusal;
        var (employed, manager) = asked.Value;
        var run = PayrollRun.Of(input.Period, input.DepartmentId, manager, employed, caller, clock);
        if (input.DryRun) return new Answer<PayrollRunView>(PayrollRunView.Of(run) with { Preview = await work.Preview(run, cancel) }, 200);
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

        await work.Calculate(run.Id, CallerWaits, cancel);
        run = await db.Runs.AsNoTracking().SingleAsync(r => r.Id == run.Id, cancel);
        return new Answer<PayrollRunView>(PayrollRunView.Of(run), isNew ? 201 : 200);
    }
}
