using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Leave;

/// <param name="RecordVersion">The version that was read, where the decision is to stand for no other.</param>
/// <param name="ApproverId">Read and not used: who approves is stamped.</param>
/// <param name="ApprovedDate">Read and not used, likewise.</param>
internal sealed record LeaveChange(
    [MaxLength(100), OneLine] Patch<string> LeaveType,
    Patch<DateOnly> StartDate,
    Patch<DateOnly> EndDate,
    [MaxLength(2000)] Patch<string?> Reason,
    Patch<DepartmentId?> DepartmentId,
    Patch<LeaveStatus> Status,
    [MaxLength(2000)] string? DecisionNote = null,
    int? RecordVersion = null,
    UserId? ApproverId = null,
    DateTimeOffset? ApprovedDate = null) : IInput
{
    public RequestedLeave Over(RequestedLeave now) => new(LeaveType.Or(now.LeaveType), StartDate.Or(now.StartDate), EndDate.Or(now.EndDate), Reason.Or(now.Reason), DepartmentId.Or(now.DepartmentId));
}

/// <param name="Shifts">Those that the person is off by this answer.</param>
internal sealed record Released([property: System.Text.Json.Serialization.JsonPropertyName("releasedShifts")] IReadOnlyList<ReleasedShift> Shifts);

/// <summary>The owner changes or withdraws a pending request; a manager decides it.</summary>
internal static class ChangeLeave
{
    public static async Task<Result<Answer<LeaveRequestView, Released>>> Handle(
        LeaveRequestId leaveRequestId, LeaveChange change, LeaveDb db, Reviewers reviewers, RequestWriter writer, ReviewLeave review, Scope scope, CancellationToken cancel)
    {
        if (change.DecisionNote is not null && !change.Status.IsGiven) return Problem.Missing("status");

        await using var transaction = await scope.Begin(cancel);
        if (await db.Locked(leaveRequestId, cancel) is not { } request) return Problem.NotFound;
        var standing = await reviewers.CallerFor(request.UserId, cancel);
        if (standing is Standing.Stranger) return Problem.NotTheOwner;
        if (change.RecordVersion is { } read && read != request.RecordVersion) return LeaveProblems.ChangedMeanwhile(request);
        var isBlind = change.RecordVersion is null && scope.Expected?.Key != leaveRequestId.Value;
        if (isBlind && standing is Standing.Reviewer && change.Status is { IsGiven: true, Value: LeaveStatus.Approved } && review.RefuseUnread(request) is { } unread) return unread;

        var before = request.Requested();
        var asked = change.Over(before);
        if (asked != before)
        {
            if (reviewers.RefuseEditAs(standing) is { } notTheirs) return notTheirs;
            if (before.IsOtherwise(asked)) db.Publish(new LeaveChanged(request.Id, request.UserId, before.LeaveType, before.StartDate, before.EndDate, asked.LeaveType, asked.StartDate, asked.EndDate), request.Id.Value);
            if (await writer.Save(request, asked, transaction, cancel) is { } refusal) return refusal;
        }

        var released = change.Status.IsGiven ? await review.Answer(request, change.Status.Value, change.DecisionNote, standing, cancel) : new Released([]);
        if (released.Problem is { } refused) return refused;
        await transaction.Commit(cancel);
        return new Answer<LeaveRequestView, Released>(LeaveRequestView.Of(request), released.Value);
    }
}
