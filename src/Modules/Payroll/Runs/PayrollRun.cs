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
}
