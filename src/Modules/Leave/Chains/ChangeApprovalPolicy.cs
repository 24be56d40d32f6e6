using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Leave.Chains;

internal sealed record ApprovalPolicyChange(
    [MaxLength(20)] Patch<IReadOnlyList<PolicyStepInput>> Steps, [MaxLength(100), OneLine] Patch<string?> Name, [Range(1, 90)] Patch<int> EscalateAfterDays) : IInput;

/// <summary>An admin changes a policy. What was asked for before goes its way as it was.</summary>
internal static class ChangeApprovalPolicy
{
    public static async Task<Result<ApprovalPolicyView>> Handle(ApprovalPolicyId approvalPolicyId, ApprovalPolicyChange change, LeaveDb db, IPeople people, CancellationToken cancel)
    {
        var policy = await db.Policies.SingleOrDefaultAsync(p => p.Id == approvalPolicyId, cancel);
        if (policy is null) return Problem.NotFound;
        var steps = change.Steps.IsGiven ? PolicyStepInput.Given(change.Steps.Value) : policy.Steps;
        if (policy.Be(change.Name.Or(policy.Name), new(steps, change.EscalateAfterDays.Or(policy.EscalateAfterDays))) is { } refusal) return refusal;
        if (change.Steps.IsGiven && await CreateApprovalPolicy.RefuseStrangers(policy, people, cancel) is { } stranger) return stranger;

        await db.SaveChangesAsync(cancel);
        return ApprovalPolicyView.Of(policy);
    }
}
