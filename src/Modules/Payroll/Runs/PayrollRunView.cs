using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Payroll.Runs;

/// <param name="Done">Calculated, or left alone because they are paid.</param>
internal sealed record RunProgress(int Total, int Done, int Failed, RunState State);

internal sealed record PayrollRunView : View
{
    public DateOnly PeriodStart { get; init; }
    public DateOnly PeriodEnd { get; init; }
    public DepartmentId? DepartmentId { get; init; }
    public UserId StartedBy { get; init; }
    public required RunProgress Progress { get; init; }

    /// <summary>Whose pay could not be calculated, where it goes beyond all numbers.</summary>
    public IReadOnlyList<UserId> FailedUserIds { get; init; } = [];

    public static PayrollRunView Of(PayrollRun run) => new PayrollRunView
    {
        PeriodStart = run.PeriodStart,
        PeriodEnd = run.PeriodEnd,
        DepartmentId = run.DepartmentId,
        StartedBy = run.StartedBy,
        Progress = new RunProgress(run.Total, run.Done, run.FailedPeople.Length, run.State),
        FailedUserIds = [.. run.FailedPeople.Select(UserId.Of)],
    }.Stamped(run, run.StartedBy);
}
