using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Staffing.ClockIn;

namespace WorkforceOS.Staffing.Pay;

/// <summary>Hands in the hours that their workers have not handed in a day after clock-out.</summary>
internal sealed class SubmitForgotten(DueOneByOne due, TimeProvider clock) : IJob
{
    public const string Name = "staffing.timesheets";

    private static readonly TimeSpan After = TimeSpan.FromHours(24);

    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var (before, db) = (clock.GetUtcNow() - After, services.GetRequiredService<StaffingDb>());
        var over = db.Assignments.Where(a => (a.Status == AssignmentStatus.CheckedOut || a.Status == AssignmentStatus.Completed) && a.CheckedOutAt <= before);
        var forgotten = db.Timesheets.Where(t => t.Status == TimesheetStatus.Draft)
            .Join(over, t => new { t.CompanyId, t.AssignmentId }, a => new { a.CompanyId, AssignmentId = a.Id }, (t, a) => new Due<TimesheetId> { CompanyId = t.CompanyId, Id = t.Id, At = a.CheckedOutAt!.Value });
        return due.Each(Name, forgotten, (unit, timesheet) => unit.GetRequiredService<ForgottenTimesheet>().Submit(timesheet, cancel), cancel);
    }
}

/// <summary>One of them, looked at again under its lock.</summary>
internal sealed class ForgottenTimesheet(StaffingDb db, TimesheetNews news, Scope scope, TimeProvider clock)
{
    public async Task Submit(TimesheetId id, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var timesheet = (await db.Locked(id, cancel))!;
        if (!timesheet.SubmitByItself(clock.GetUtcNow())) return;
        await db.SaveChangesAsync(cancel);
        await news.Submitted(timesheet, await db.Assignments.AsNoTracking().SingleAsync(a => a.Id == timesheet.AssignmentId, cancel), cancel);
        await transaction.Commit(cancel);
    }
}
