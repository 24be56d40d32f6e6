using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Payroll.Runs;

/// <param name="Done">Calculated, or left alone because they are paid.</param>
internal sealed record RunProgress(int Total, int Done, int Failed, RunState State);

/// <param name="Approved">Whose report is approved, by this or before.</param>
/// <param name="Failed">Whose is not, and why.</param>
internal sealed record ApprovalProgress(RunApproval State, int Total, int Approved, IReadOnlyList<NotApproved> Failed, UserId? ApprovedBy);

/// <summary>What would come of a run.</summary>
/// <param name="LeftAlone">Approved or paid already.</param>
/// <param name="SalaryCalculated">Of all its reports together.</param>
internal sealed record RunPreview(int WillCreate, int WillChange, int Unchanged, int LeftAlone, int Failed, decimal SalaryCalculated, string Currency);

internal sealed record PayrollRunView : View
{
    public DateOnly PeriodStart { get; init; }
    public DateOnly PeriodEnd { get; init; }
    public DepartmentId? DepartmentId { get; init; }
    public UserId StartedBy { get; init; }
    public required RunProgress Progress { get; init; }

    /// <summary>Whose pay could not be calculated, where it goes beyond all numbers.</summary>
    public IReadOnlyList<UserId> FailedUserIds { get; init; } = [];

    public required ApprovalProgress Approval { get; init; }

    /// <summary>After a dry run only.</summary>
    public RunPreview? Preview { get; init; }

    public static PayrollRunView Of(PayrollRun run) => new PayrollRunView
    {
        PeriodStart = run.PeriodStart,
        PeriodEnd = run.PeriodEnd,
        DepartmentId = run.DepartmentId,
        StartedBy = run.StartedBy,
        Progress = new RunProgress(run.Total, run.Done, run.FailedPeople.Length, run.State),
        Approval = new ApprovalProgress(run.Approval, run.Total, run.LookedAt - run.NotApproved.Count, run.NotApproved, run.ApprovalBy),
        FailedUserIds = [.. run.FailedPeople.Select(UserId.Of)],
    }.Stamped(run, run.StartedBy);
}
