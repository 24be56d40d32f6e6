using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Leave;

/// <param name="LeaveType">In words: the code, the name or an alias of a type; or others.</param>
/// <param name="LeaveTypeId">The type itself, where the words are not to be looked up.</param>
/// <param name="UserId">Oneself, where nothing is said; managers ask on behalf of others.</param>
/// <param name="Status">A manager who asks on behalf of somebody may approve at once; otherwise it is not used.</param>
/// <param name="SubstituteId">Who decides in the person's place while they are away.</param>
/// <param name="ApproverId">Read and not used: who approves is stamped.</param>
/// <param name="ApprovedDate">Read and not used, likewise.</param>
internal sealed record NewLeaveRequest(
    [MaxLength(100), OneLine] string LeaveType,
    DateOnly StartDate,
    DateOnly EndDate,
    [MaxLength(2000)] string? Reason = null,
    DepartmentId? DepartmentId = null,
    UserId? UserId = null,
    UserId? ApproverId = null,
    DateTimeOffset? ApprovedDate = null,
    LeaveTypeId? LeaveTypeId = null,
    LeavePart StartPart = LeavePart.Full,
    LeavePart EndPart = LeavePart.Full,
    TimeOnly? FromTime = null,
    TimeOnly? ToTime = null,
    IReadOnlyList<DateOnly>? ExceptDays = null,
    [WebAddress(OrPath = true)] string? DocumentUrl = null,
    LeaveStatus? Status = null,
    UserId? SubstituteId = null) : IInput
{
    public RequestedLeave Requested => new(LeaveType, LeaveTypeId, new(StartDate, EndDate, StartPart, EndPart, FromTime, ToTime, LeaveSpan.InOrder(ExceptDays)), Reason, DepartmentId);
}

/// <summary>Somebody asks to be absent, and their managers hear of it; or a manager enters it on their behalf, approved at once where that is said.</summary>
internal static class RequestLeave
{
    public static async Task<Result<Answer<LeaveRequestView, Released>>> Handle(NewLeaveRequest input, LeaveDb db, RequestWriter writer, Reviewers reviewers, ReviewLeave review, Scope scope, CancellationToken cancel)
    {
        var asks = await reviewers.AskFor(input.UserId, cancel);
        if (asks.Problem is { } stranger) return stranger;
        var (user, standing) = asks.Value;
        var request = writer.New(user);
        var isApproved = standing is Standing.Reviewer && input.Status is LeaveStatus.Approved;

        await using var transaction = await scope.Begin(cancel);
        db.Requests.Add(request);
        if (await writer.Show(request, input.DocumentUrl, cancel) is { } unknown) return unknown;
        if (await writer.Substitute(request, input.SubstituteId, cancel) is { } notThey) return notThey;
        if (await writer.Save(request, input.Requested, transaction, cancel, isApproved) is { } refusal) return refusal;
        var released = isApproved ? await review.Answer(request, LeaveStatus.Approved, null, standing, cancel) : new Released([]);
        if (released.Problem is { } refused) return refused;
        await transaction.Commit(cancel);
        return new Answer<LeaveRequestView, Released>(LeaveRequestView.Of(request), released.Value with { Warnings = LeaveWarnings.To(standing, request) });
    }
}
