using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave;

/// <summary>
/// What becomes of a locked request. Approval takes the person off the shifts of those days, and cancelling opens the days again,
/// in the transaction of the decision: both stand, or neither.
/// </summary>
internal sealed class ReviewLeave(LeaveDb db, IAbsenceHolds holds, Caller caller, TimeProvider clock)
{
    /// <summary>To whoever approves without saying which version they read.</summary>
    public Problem? RefuseUnread(LeaveRequest request) => request.RefusesBlindApproval(clock.GetUtcNow());

    public async Task<Result<Released>> Answer(LeaveRequest request, LeaveStatus answer, string? note, Standing by, CancellationToken cancel)
    {
        var was = request.Status;
        // Clients that send the whole form back say "pending" again.
        if (answer is LeaveStatus.Pending && was is LeaveStatus.Pending) return new Released([]);
        if (by is Standing.Owner && answer is not LeaveStatus.Cancelled) return LeaveProblems.OwnLeave;
        var refusal = by is Standing.Owner ? request.Withdraw() : request.Decide(answer, caller.User, clock.GetUtcNow());
        if (refusal is not null) return refusal;

        db.Decisions.Add(LeaveDecision.On(request, note, caller.User, clock));
        db.Publish(by is Standing.Owner ? request.Withdrawn() : Decided(request, note), request.Id.Value);
        await db.SaveChangesAsync(cancel);

        if (was is LeaveStatus.Approved) await holds.Free(request.Id, cancel);
        return new Released(answer is LeaveStatus.Approved ? await holds.Hold(request.Id, request.UserId, request.StartDate, request.EndDate, cancel) : []);
    }

    private LeaveDecided Decided(LeaveRequest request, string? note) =>
        new(request.Id, request.UserId, request.LeaveType, request.StartDate, request.EndDate, Text.Of(request.Status), note, caller.User);
}
