using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Surfaces.Company;

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
    DateTimeOffset? ApprovedDate = null,
    Patch<LeaveTypeId?> LeaveTypeId = default,
    Patch<LeavePart> StartPart = default,
    Patch<LeavePart> EndPart = default,
    Patch<TimeOnly?> FromTime = default,
    Patch<TimeOnly?> ToTime = default,
    Patch<IReadOnlyList<DateOnly>?> ExceptDays = default,
    [WebAddress(OrPath = true)] Patch<string?> DocumentUrl = default,
    bool? CancelRequested = null,
    Patch<UserId?> SubstituteId = default) : IInput
{
    public RequestedLeave Over(RequestedLeave now) => new(LeaveType.Or(now.LeaveType), TypeOver(now), Over(now.Span), Reason.Or(now.Reason), DepartmentId.Or(now.DepartmentId));

    /// <summary>Other words mean another type, unless it is said.</summary>
    private LeaveTypeId? TypeOver(RequestedLeave now) => LeaveTypeId.IsGiven ? LeaveTypeId.Value : LeaveType.Or(now.LeaveType) == now.LeaveType ? now.TypeId : null;

    private LeaveSpan Over(LeaveSpan now) => new(StartDate.Or(now.StartDate), EndDate.Or(now.EndDate), StartPart.Or(now.StartPart), EndPart.Or(now.EndPart), FromTime.Or(now.FromTime), ToTime.Or(now.ToTime),
        ExceptDays.IsGiven ? LeaveSpan.InOrder(ExceptDays.Value) : now.ExceptDays);
}

/// <param name="Shifts">Those that the person is off by this answer.</param>
internal sealed record Released([property: System.Text.Json.Serialization.JsonPropertyName("releasedShifts")] IReadOnlyList<ReleasedShift> Shifts) : WarningExtras;

/// <summary>The owner changes or withdraws a pending request, or asks that approved leave be cancelled; a manager decides it, and makes approved leave shorter.</summary>
internal static class ChangeLeave
{
    public static async Task<Result<Answer<LeaveRequestView, Released>>> Handle(
        LeaveRequestId leaveRequestId, LeaveChange change, LeaveDb db, Reviewers reviewers, RequestWriter writer, ReviewLeave review, Scope scope, CancellationToken cancel)
    {
        if (change.DecisionNote is not null && !change.Status.IsGiven) return Problem.Missing("status");

        await using var transaction = await scope.Begin(cancel);
        if (await db.Locked(leaveRequestId, cancel) is not { } request) return Problem.NotFound;
        var standing = await reviewers.CallerFor(request, cancel);
        if (standing is Standing.Stranger) return Problem.NotTheOwner;
        if (change.RecordVersion is { } read && read != request.RecordVersion) return LeaveProblems.ChangedMeanwhile(request);
        var isBlind = change.RecordVersion is null && scope.Expected?.Key != leaveRequestId.Value;
        if (isBlind && standing is Standing.Reviewer && change.Status is { IsGiven: true, Value: LeaveStatus.Approved } && review.RefuseUnread(request) is { } unread) return unread;

        if (standing is Standing.Reviewer && change.LeaveTypeId is { IsGiven: true, Value: { } type } && await writer.Name(request, type, cancel) is { } notThis) return notThis;
        var before = request.Requested();
        var asked = change.Over(before);
        if (asked != before && await Change() is { } refusal) return refusal;
        if (change.SubstituteId.IsGiven && await writer.Substitute(request, change.SubstituteId.Value, cancel) is { } notThey) return notThey;
        if (change.DocumentUrl.IsGiven && await writer.Show(request, change.DocumentUrl.Value, cancel) is { } unknown) return unknown;
        if (change.CancelRequested is { } wish && wish != request.CancelRequested)
        {
            if (standing is not Standing.Owner) return LeaveProblems.OnlyOwnerEdits;
            if (request.AskCancelling(wish) is { } notSo) return notSo;
            if (wish) db.Publish(new LeaveCancellationAsked(request.Id, request.UserId, request.LeaveType, request.StartDate, request.EndDate), request.Id.Value);
        }
        await db.SaveChangesAsync(cancel);

        var released = change.Status.IsGiven ? await review.Answer(request, change.Status.Value, change.DecisionNote, standing, cancel) : new Released([]);
        if (released.Problem is { } refused) return refused;
        await transaction.Commit(cancel);
        return new Answer<LeaveRequestView, Released>(LeaveRequestView.Of(request), released.Value with { Warnings = LeaveWarnings.To(standing, request) });

        async Task<Problem?> Change()
        {
            var isShorter = standing is Standing.Reviewer && request.Status is LeaveStatus.Approved && asked == before with { Span = asked.Span };
            if (isShorter) return await review.Shorten(request, asked.Span, cancel);
            return reviewers.RefuseEditAs(standing) ?? await writer.Save(request, asked, transaction, cancel);
        }
    }
}
