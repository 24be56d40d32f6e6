using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Leave.Balances;
using WorkforceOS.Leave.Chains;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave;

/// <summary>What would come of a request.</summary>
/// <param name="LeaveTypeId">The type that its words mean.</param>
/// <param name="BalanceAfter">Of its type at the end of the leave, where there is a balance.</param>
/// <param name="ApproverIds">Who would decide it first: the line manager, or else the admins, unless its type says otherwise.</param>
/// <param name="Approvals">All the steps of its approval.</param>
/// <param name="Clashes">For managers alone.</param>
internal sealed record LeavePreview(
    LeaveTypeId? LeaveTypeId, bool Paid, decimal Days, decimal Hours, decimal? BalanceAfter, IReadOnlyList<UserId> ApproverIds, IReadOnlyList<LeaveStretch> Parts, Clashes? Clashes, IReadOnlyList<ApprovalView> Approvals);

/// <summary>Tells what a request would cost and be in the way of, by the rules of asking; saves nothing.</summary>
internal sealed class PreviewLeave(LeaveDb db, LeaveTypes types, BalanceBook book, LeaveClashes clashes, ApprovalChains chains)
{
    public static async Task<Result<LeavePreview>> Handle(NewLeaveRequest input, RequestWriter writer, Reviewers reviewers, PreviewLeave preview, CancellationToken cancel)
    {
        var asks = await reviewers.AskFor(input.UserId, cancel);
        if (asks.Problem is { } stranger) return stranger;
        var request = writer.New(asks.Value.User);
        if (await writer.Write(request, input.Requested, cancel) is { } refusal) return refusal;
        return await preview.Of(request, asks.Value.As, cancel);
    }

    private async Task<LeavePreview> Of(LeaveRequest request, Standing reader, CancellationToken cancel)
    {
        var steps = await chains.For(request, cancel);
        return new(
            request.LeaveTypeId, request.Paid, request.Days!.Value, request.Hours!.Value, await BalanceAfter(request, cancel), steps[0].Approvers,
            await db.StretchesOf(request, cancel), reader is Standing.Reviewer ? await clashes.Of(request, cancel) : null, ApprovalView.Of(steps));
    }

    private async Task<decimal?> BalanceAfter(LeaveRequest request, CancellationToken cancel)
    {
        if (request.LeaveTypeId is not { } id || await types.Find(id, deletedToo: false, cancel) is not { } type) return null;
        return (await book.Of(request.UserId, [type], request, cancel)).TryGetValue(id, out var facts) ? BalanceView.Days(BalanceReplay.On(facts, request.EndDate).Available) : null;
    }
}
