using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave.Chains;

/// <summary>An admin deletes a policy by which no type of leave is approved any more.</summary>
internal static class RemoveApprovalPolicy
{
    public static async Task<Result<ApprovalPolicyView>> Handle(ApprovalPolicyId approvalPolicyId, LeaveDb db, CancellationToken cancel)
    {
        var policy = await db.Policies.SingleOrDefaultAsync(p => p.Id == approvalPolicyId, cancel);
        if (policy is null) return Problem.NotFound;
        if (await db.Types.AnyAsync(t => t.Approval == approvalPolicyId, cancel)) return ChainProblems.InUse;

        policy.Delete();
        await db.SaveChangesAsync(cancel);
        return ApprovalPolicyView.Of(policy);
    }
}
