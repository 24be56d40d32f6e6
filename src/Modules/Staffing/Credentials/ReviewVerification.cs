using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>An operator who has looked at the file decides, whatever a driver said. What rests on it follows.</summary>
internal static class ReviewVerification
{
    /// <param name="Note">The worker reads it.</param>
    internal sealed record Input(ReviewDecision Decision, [MaxLength(1000)] string? Note = null, [MaxLength(60), OneLine] string? ReasonCode = null) : IInput;

    public static async Task<Result<VerificationView>> Handle(VerificationId verificationId, Input input, StaffingDb db, VerificationDesk desk, WriteUnit unit, CancellationToken cancel)
    {
        await using var transaction = await unit.Begin(cancel);
        if (await db.Locked(verificationId, cancel) is not { } verification) return Problem.NotFound;
        if (verification.Review(input.Decision, unit.User, HubDetails.OrNull(input.Note), HubDetails.OrNull(input.ReasonCode), unit.Now) is { } refusal) return refusal;
        await desk.Follow(verification, VerificationEventType.Reviewed, cancel);
        await transaction.Commit(cancel);
        return await VerificationView.Of(verification, db, cancel);
    }
}
