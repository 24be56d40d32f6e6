using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Leave.Chains;

internal readonly record struct ApprovalPolicyId(Guid Value) : IId<ApprovalPolicyId>
{
    public static ApprovalPolicyId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>Who decides a step, seen from whoever asks for leave.</summary>
internal enum StepWho { LineManager, User, Admins, SecondLine }

/// <summary>A step of a policy.</summary>
/// <param name="UserId">Who, where it is one person.</param>
/// <param name="IfDaysOver">Only of leave that costs more days than these.</param>
internal sealed record PolicyStep(StepWho Who, UserId? UserId = null, decimal? IfDaysOver = null);

/// <summary>How a policy works.</summary>
/// <param name="EscalateAfterDays">So many working days a step may wait until it is offered to others too.</param>
internal sealed record ApprovalRules(IReadOnlyList<PolicyStep> Steps, int EscalateAfterDays)
{
    public const int MostSteps = 5;
    public const int UsualDays = 3;

    /// <summary>Of leave whose type names no policy.</summary>
    public static readonly ApprovalRules Usual = new([new(StepWho.LineManager)], UsualDays);

    public Problem? Refuses()
    {
        if (Steps.Count is 0 or > MostSteps) return ChainProblems.StepCount;
        if (Steps.Any(step => (step.Who is StepWho.User) != (step.UserId is not null))) return ChainProblems.StepUser;
        return Steps[0].IfDaysOver is null ? null : ChainProblems.FirstStep;
    }

    /// <summary>The steps that leave of so many days goes through.</summary>
    public IEnumerable<PolicyStep> For(decimal days) => Steps.Where(step => step.IfDaysOver is not { } over || days > over);
}

/// <summary>By whom, and in which order, leave of some types is approved.</summary>
[Tracked("leaveManagement", "approvalPolicy")]
internal sealed class ApprovalPolicy : Record<ApprovalPolicyId>
{
    public string? Name { get; private set; }
    public IReadOnlyList<PolicyStep> Steps { get; private set; } = [];
    public int EscalateAfterDays { get; private set; }

    public ApprovalRules Rules => new(Steps, EscalateAfterDays);

    public Problem? Be(string? name, ApprovalRules rules)
    {
        if (rules.Refuses() is { } refusal) return refusal;
        (Name, Steps, EscalateAfterDays) = (string.IsNullOrWhiteSpace(name) ? null : name.Trim(), rules.Steps, rules.EscalateAfterDays);
        return null;
    }
}

/// <summary>A policy on the wire.</summary>
internal sealed record ApprovalPolicyView : View
{
    public string? Name { get; init; }
    public IReadOnlyList<PolicyStep> Steps { get; init; } = [];
    public int EscalateAfterDays { get; init; }

    public static ApprovalPolicyView Of(ApprovalPolicy policy) => new ApprovalPolicyView { Name = policy.Name, Steps = policy.Steps, EscalateAfterDays = policy.EscalateAfterDays }.Stamped(policy);
}
