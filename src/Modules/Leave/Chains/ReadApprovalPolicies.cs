using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Leave.Chains;

/// <summary>An admin reads by whom leave is approved.</summary>
internal static class ReadApprovalPolicies
{
    public static readonly Filters<ApprovalPolicy> Filters = new Filters<ApprovalPolicy>().Text("name", p => p.Name).Number("escalateAfterDays", p => p.EscalateAfterDays).NotSortableBy("steps");

    public static async Task<Result<ApprovalPolicyView>> One(ApprovalPolicyId approvalPolicyId, LeaveDb db, CancellationToken cancel) =>
        await db.Policies.AsNoTracking().SingleOrDefaultAsync(p => p.Id == approvalPolicyId, cancel) is { } policy ? ApprovalPolicyView.Of(policy) : Problem.NotFound;

    public static async Task<Result<Page<ApprovalPolicyView>>> All(ListOf<ApprovalPolicy> list, LeaveDb db, CancellationToken cancel) => (await list.Read(db.Policies, cancel)).Select(ApprovalPolicyView.Of);
}
