using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Leave;

/// <param name="LeaveType">In words: the code, the name or an alias of a type; or others.</param>
/// <param name="LeaveTypeId">The type itself, where the words are not to be looked up.</param>
/// <param name="UserId">Oneself, where it is said at all.</param>
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
    IReadOnlyList<DateOnly>? ExceptDays = null) : IInput
{
    public RequestedLeave Requested => new(LeaveType, LeaveTypeId, new(StartDate, EndDate, StartPart, EndPart, FromTime, ToTime, LeaveSpan.InOrder(ExceptDays)), Reason, DepartmentId);
}

/// <summary>Somebody asks to be absent. Their managers hear of it.</summary>
internal static class RequestLeave
{
    public static async Task<Result<LeaveRequestView>> Handle(NewLeaveRequest input, LeaveDb db, RequestWriter writer, IPeople people, Caller caller, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        if (input.UserId is { } other && other != caller.User) return Problem.NotTheOwner;
        if (!(await people.Active([caller.User], cancel)).Contains(caller.User)) return LeaveProblems.NotOfThisCompany;
        var request = new LeaveRequest { Id = NewId.At<LeaveRequestId>(clock), CompanyId = caller.Company, UserId = caller.User, RequestDate = clock.GetUtcNow() };

        await using var transaction = await scope.Begin(cancel);
        db.Requests.Add(request);
        db.Publish(new LeaveRequested(request.Id, request.UserId, input.LeaveType, input.StartDate, input.EndDate), request.Id.Value);
        if (await writer.Save(request, input.Requested, transaction, cancel) is { } refusal) return refusal;
        await transaction.Commit(cancel);
        return LeaveRequestView.Of(request);
    }
}
