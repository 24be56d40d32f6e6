using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Payroll.Runs;

internal readonly record struct PayrollRunId(Guid Value) : IId<PayrollRunId>
{
    public static PayrollRunId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal enum RunState
{
    Running,
    Completed,
}

/// <summary>How far the approval of a run's reports is.</summary>
internal enum RunApproval
{
    None,
    Running,
    Completed,
}

/// <summary>Somebody whose report was not approved, and why.</summary>
internal sealed record NotApproved(UserId UserId, string ErrCode, string Message);

/// <summary>Payroll of many people for one period: who they are was settled at the start, and how far it has come stands here, so that it goes on after a crash.</summary>
internal sealed class PayrollRun : Record<PayrollRunId>
{
    public DateOnly PeriodStart { get; init; }
    public DateOnly PeriodEnd { get; init; }
    public DepartmentId? DepartmentId { get; init; }

    /// <summary>Whose reports it covers; null is everybody.</summary>
    public UserId? ManagerId { get; init; }

    public UserId StartedBy { get; init; }
    public RunState State { get; private set; }
    public Guid[] People { get; init; } = [];
    public int Total { get; init; }

    /// <summary>Calculated, or left alone because they are paid.</summary>
    public int Done { get; private set; }

    public Guid[] FailedPeople { get; private set; } = [];

    public RunApproval Approval { get; private set; }

    /// <summary>Who approves.</summary>
    public UserId? ApprovalBy { get; private set; }

    /// <summary>Codes of what nobody has decided, and the approver has read.</summary>
    public string[] AcceptedWarnings { get; private set; } = [];

    /// <summary>So many of its people the approval has come to.</summary>
    public int LookedAt { get; private set; }

    public IReadOnlyList<NotApproved> NotApproved { get; private set; } = [];

    public Period Period => new(PeriodStart, PeriodEnd);

    private int Looked => Done + FailedPeople.Length;

    public static PayrollRun Of(Period period, DepartmentId? department, UserId? manager, IEnumerable<UserId> people, Caller startedBy, TimeProvider clock)
    {
        Guid[] inOrder = [.. people.Select(p => p.Value).Distinct().Order()];
        return new PayrollRun
        {
            Id = NewId.At<PayrollRunId>(clock),
            CompanyId = startedBy.Company,
            PeriodStart = period.Start,
            PeriodEnd = period.End,
            DepartmentId = department,
            ManagerId = manager,
            StartedBy = startedBy.User,
            People = inOrder,
            Total = inOrder.Length,
            State = inOrder is [] ? RunState.Completed : RunState.Running,
        };
    }

    public IReadOnlyList<UserId> Next(int most) => [.. People.Skip(Looked).Take(most).Select(UserId.Of)];

    public void Advance(int done, IEnumerable<UserId> failed)
    {
        Done += done;
        FailedPeople = [.. FailedPeople, .. failed.Select(p => p.Value)];
        if (Looked == Total) State = RunState.Completed;
    }

    /// <summary>All of its reports that are not approved yet are gone through; said while that is under way, it goes on as it was begun.</summary>
    public Problem? Approve(UserId by, IReadOnlyList<string> accepted)
    {
        if (State is RunState.Running) return PayrollProblems.RunNotDone;
        if (Approval is RunApproval.Running) return null;
        (Approval, ApprovalBy, AcceptedWarnings, LookedAt, NotApproved) = (Total == 0 ? RunApproval.Completed : RunApproval.Running, by, [.. accepted], 0, []);
        return null;
    }

    public IReadOnlyList<UserId> NextToApprove(int most) => [.. People.Skip(LookedAt).Take(most).Select(UserId.Of)];

    public void Approved(int looked, IEnumerable<NotApproved> not)
    {
        LookedAt += looked;
        NotApproved = [.. NotApproved, .. not];
        if (LookedAt >= Total) Approval = RunApproval.Completed;
    }
}
