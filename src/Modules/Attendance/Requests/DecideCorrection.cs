using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Requests;

/// <summary>A manager approves or rejects a request for correction; whoever asked withdraws it. What is approved is put right in the same transaction, or nothing is decided.</summary>
internal static class DecideCorrection
{
    /// <param name="Status">Pending says nothing.</param>
    /// <param name="Paid">Of an absence without times: it stays one and is excused, paid or not. Left out, it is taken back.</param>
    internal sealed record Input(CorrectionStatus Status, [MaxLength(4000)] string? DecisionNote = null, bool? Paid = null) : IInput;

    public static async Task<Result<CorrectionRequestView>> Handle(
        AttendanceCorrectionId id, Input input, AttendanceDb db, RequestedCorrections corrections, Scope scope, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var found = await corrections.ToDecide(id, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        var (request, isOwn) = (found.Value, found.Value.UserId == caller.User);
        if (isOwn && input.Status is (CorrectionStatus.Approved or CorrectionStatus.Rejected)) return AttendanceProblems.OwnTime;
        if (!isOwn && input.Status is CorrectionStatus.Withdrawn) return AttendanceProblems.OnlyOwnerWithdraws;
        if (input.Status is CorrectionStatus.Pending) return request.IsPending ? CorrectionRequestView.Of(request) : AttendanceProblems.CorrectionDecided(request.Status);
        if (request.Decide(input.Status, input.DecisionNote, caller.User, clock.GetUtcNow()) is { } refusal) return refusal;

        if (input.Status is CorrectionStatus.Approved && await corrections.PutRight(request, input.Paid, cancel) is { } notSo) return notSo;
        db.Publish(request.Decided, request.Id.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return CorrectionRequestView.Of(request);
    }
}
