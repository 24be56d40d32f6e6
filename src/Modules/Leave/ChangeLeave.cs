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
    Patch<IReadOnlyList<DateOnly>?> ExceptDays = default) : IInput
{
    public RequestedLeave Over(RequestedLeave now) => new(LeaveType.Or(now.LeaveType), TypeOver(now), Over(now.Span), Reason.Or(now.Reason), DepartmentId.Or(now.DepartmentId));

    /// <summary>Other words mean another type, unless it is said.</summary>
    private LeaveTypeId? TypeOver(RequestedLeave now) => LeaveTypeId.IsGiven ? LeaveTypeId.Value : LeaveType.Or(now.LeaveType) == now.LeaveType ? now.TypeId : null;

    private LeaveSpan Over(LeaveSpan now) => new(StartDate.Or(now.StartDate), EndDate.Or(now.EndDate), StartPart.Or(now.StartPart), EndPart.Or(now.EndPart), FromTime.Or(now.FromTime), ToTime.Or(now.ToTime),
        ExceptDays.IsGiven ? LeaveSpan.InOrder(ExceptDays.Value) : now.ExceptDays);
}

/// <param name="Shifts">Those that the person is off by this answer.</param>
internal sealed record Released([property: System.Text.Json.Serialization.JsonPropertyName("releasedShifts")] IReadOnlyList<ReleasedShift> Shifts) : WarningExtras;

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

        if (standing is Standing.Reviewer && change.LeaveTypeId is { IsGiven: true, Value: { } type } && await writer.Name(request, type, cancel) is { } notThis) return notThis;
        var before = request.Requested();
        var asked = change.Over(before);
        if (asked != before)
        {
            if (reviewers.RefuseEditAs(standing) is { } notTheirs) return notTheirs;
            if (await writer.Save(request, asked, transaction, cancel) is { } refusal) return refusal;
        }

        var released = change.Status.IsGiven ? await review.Answer(request, change.Status.Value, change.DecisionNote, standing, cancel) : new Released([]);
        if (released.Problem is { } refused) return refused;
        await transaction.Commit(cancel);
        return new Answer<LeaveRequestView, Released>(LeaveRequestView.Of(request), released.Value with { Warnings = LeaveWarnings.To(standing, request) });
    }
}
