using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Leave.Chains;
using WorkforceOS.Leave.Counting;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave;

/// <summary>
/// What becomes of a locked request. Approval takes the person off the shifts of those days, and cancelling opens the days again,
/// in the transaction of the decision: both stand, or neither.
/// </summary>
internal sealed class ReviewLeave(LeaveDb db, ApprovalChains chains, LeaveTypes types, LeaveCounting counting, IAbsenceHolds holds, Caller caller, TimeProvider clock)
{
    /// <summary>To whoever approves without saying which version they read.</summary>
    public Problem? RefuseUnread(LeaveRequest request) => request.RefusesBlindApproval(clock.GetUtcNow());

    public async Task<Result<Released>> Answer(LeaveRequest request, LeaveStatus answer, string? note, Standing by, CancellationToken cancel)
    {
        var was = request.Status;
        // Clients that send the whole form back say "pending" again.
        if (answer is LeaveStatus.Pending && was is LeaveStatus.Pending) return new Released([]);
        if (by is Standing.Owner && answer is not LeaveStatus.Cancelled) return LeaveProblems.OwnLeave;
        if (by is Standing.Owner || was is not LeaveStatus.Pending) return await Conclude(request, answer, note, by, cancel);

        var last = await chains.Decide(request, answer, note, cancel);
        if (last.Problem is { } notTheirs) return notTheirs;
        if (last.Value) return await Conclude(request, answer, note, by, cancel);
        await db.SaveChangesAsync(cancel);
        return new Released([]);
    }

    /// <summary>What becomes of it when nobody is asked any more.</summary>
    public async Task<Result<Released>> Conclude(LeaveRequest request, LeaveStatus answer, string? note, Standing by, CancellationToken cancel)
    {
        var was = request.Status;
        // Before it is approved, since from then on no other leave may take its days.
        if (answer is LeaveStatus.Approved && was is LeaveStatus.Pending && await Prepare(request, cancel) is { } notYet) return notYet;
        var refusal = by is Standing.Owner ? request.Withdraw() : request.Decide(answer, caller.User, clock.GetUtcNow());
        if (refusal is not null) return refusal;

        db.Decisions.Add(LeaveDecision.On(request, note, caller.User, clock));
        db.Publish(by is Standing.Owner ? request.Withdrawn() : Decided(request, note), request.Id.Value);
        await db.SaveChangesAsync(cancel);

        if (was is LeaveStatus.Approved) await holds.Free(request.Id, cancel);
        if (answer is not LeaveStatus.Approved) return new Released([]);
        var held = await Hold(request, cancel);
        return held.Problem is { } taken ? taken : new Released(held.Value);
    }

    /// <summary>A reviewer makes approved leave shorter; what it no longer takes is open again.</summary>
    public async Task<Problem?> Shorten(LeaveRequest request, LeaveSpan span, CancellationToken cancel)
    {
        var (from, to) = (request.StartDate, request.EndDate);
        if (request.Shorten(span) is { } refusal) return refusal;
        await Count(request, await TypeOf(request, cancel), cancel);
        db.Publish(new LeaveDaysChanged(request.Id, request.UserId, from, to), request.Id.Value);
        await db.SaveChangesAsync(cancel);
        return (await Hold(request, cancel)).Problem;
    }

    /// <summary>What is to be approved is counted anew, has its document, and takes its days out of leave that it interrupts.</summary>
    private async Task<Problem?> Prepare(LeaveRequest request, CancellationToken cancel)
    {
        var type = await TypeOf(request, cancel);
        await Count(request, type, cancel);
        if (type is not null && request.DocumentUrl is null && type.WantsDocument(request.Days!.Value)) return LeaveProblems.DocumentNeeded;
        return request.Interrupts ? await Interrupt(request, cancel) : null;
    }

    private async Task<Problem?> Interrupt(LeaveRequest request, CancellationToken cancel)
    {
        var overlapping = await db.Overlapping(request, cancel);
        if (overlapping is []) return null;
        var interruptible = await db.InterruptibleAmong(overlapping, cancel);
        if (overlapping.FirstOrDefault(other => !interruptible.Contains(other.Id)) is { } inTheWay) return LeaveProblems.Overlap(inTheWay);
        foreach (var other in overlapping)
        {
            var interrupted = (await db.Locked(other.Id, cancel))!;
            var left = interrupted.Span.Without(request.Span.Days);
            if (left.Days.Any()) await Shorten(interrupted, left, cancel);
            else await Conclude(interrupted, LeaveStatus.Cancelled, null, Standing.Reviewer, cancel);
        }
        return null;
    }

    private async Task<Result<IReadOnlyList<ReleasedShift>>> Hold(LeaveRequest request, CancellationToken cancel) => await holds.Hold(request.Id, request.UserId, await db.StretchesOf(request, cancel), cancel);

    private async Task Count(LeaveRequest request, LeaveType? type, CancellationToken cancel) => request.Count(await counting.Cost(request.UserId, request.Span, type?.Rules, cancel));

    private async Task<LeaveType?> TypeOf(LeaveRequest request, CancellationToken cancel) => request.LeaveTypeId is { } id ? await types.Find(id, deletedToo: true, cancel) : null;

    private LeaveDecided Decided(LeaveRequest request, string? note) =>
        new(request.Id, request.UserId, request.LeaveType, request.StartDate, request.EndDate, Text.Of(request.Status), note, caller.User);
}
