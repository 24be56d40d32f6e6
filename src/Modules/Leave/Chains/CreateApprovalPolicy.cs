using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Leave.Chains;

/// <param name="UserId">Where <c>who</c> is <c>user</c>.</param>
/// <param name="IfDaysOver">Only leave that costs more days than these goes through the step.</param>
internal sealed record PolicyStepInput(StepWho Who, UserId? UserId = null, [Range(0d, 366d)] decimal? IfDaysOver = null) : IInput
{
    public static IReadOnlyList<PolicyStep> Given(IEnumerable<PolicyStepInput> steps) => [.. steps.Select(s => new PolicyStep(s.Who, s.UserId, s.IfDaysOver))];
}

internal sealed record NewApprovalPolicy(
    [MaxLength(20)] IReadOnlyList<PolicyStepInput> Steps, [MaxLength(100), OneLine] string? Name = null, [Range(1, 90)] int EscalateAfterDays = ApprovalRules.UsualDays) : IInput;

/// <summary>An admin says by whom leave is approved.</summary>
internal static class CreateApprovalPolicy
{
    public const int Most = 100;

    public static async Task<Result<ApprovalPolicyView>> Handle(NewApprovalPolicy input, LeaveDb db, IPeople people, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.Policies.CountAsync(cancel) >= Most) return ChainProblems.TooMany;
        var policy = new ApprovalPolicy { Id = NewId.At<ApprovalPolicyId>(clock), CompanyId = caller.Company };
        if (policy.Be(input.Name, new(PolicyStepInput.Given(input.Steps), input.EscalateAfterDays)) is { } refusal) return refusal;
        if (await RefuseStrangers(policy, people, cancel) is { } stranger) return stranger;

        db.Policies.Add(policy);
        await db.SaveChangesAsync(cancel);
        return ApprovalPolicyView.Of(policy);
    }

    public static async Task<Problem?> RefuseStrangers(ApprovalPolicy policy, IPeople people, CancellationToken cancel)
    {
        var named = policy.Steps.Select(s => s.UserId).OfType<UserId>().Distinct().ToList();
        return named is [] || (await people.Active(named, cancel)).Count == named.Count ? null : ChainProblems.UnknownPerson;
    }
}
