using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Leave.Chains;

namespace WorkforceOS.Leave;

/// <summary>The owner deletes a pending request; a manager any that is not approved.</summary>
internal static class DeleteLeave
{
    public static async Task<Result<LeaveRequestView>> Handle(LeaveRequestId leaveRequestId, LeaveDb db, Reviewers reviewers, ApprovalChains chains, RequestWriter writer, Scope scope, CancellationToken cancel)
    {
        var request = await db.Requests.SingleOrDefaultAsync(r => r.Id == leaveRequestId, cancel);
        if (request is null) return Problem.NotFound;
        await db.LoadSteps([request], cancel);
        var standing = await reviewers.CallerFor(request, cancel);
        if (standing is Standing.Stranger) return Problem.NotTheOwner;
        if (request.RefusesDeletion(standing) is { } refusal) return refusal;
        if (standing is Standing.Reviewer && request.Status is LeaveStatus.Pending && await chains.Refuse(request, cancel) is { } notTheirs) return notTheirs;

        await using var transaction = await scope.Begin(cancel);
        if (await writer.Show(request, null, cancel) is { } impossible) return impossible;
        request.Delete();
        if (standing is Standing.Reviewer && request.Status is LeaveStatus.Pending)
        {
            // Whoever waits for an answer hears that there will be no other.
            db.Publish(new LeaveDecided(request.Id, request.UserId, request.LeaveType, request.StartDate, request.EndDate, Text.Of(LeaveStatus.Cancelled), null, scope.Caller.User), request.Id.Value);
        }
        if (standing is Standing.Owner) db.Publish(request.Withdrawn(), request.Id.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return LeaveRequestView.Of(request);
    }
}
