using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>A verification as its owner and operators see it, with all its steps.</summary>
internal sealed record VerificationView(
    VerificationId VerificationId, string Type, string SubjectType, StaffId SubjectId, string FileUri, VerificationStatus Status, VerificationView.DecisionView? Decision, VerificationView.ProviderView? Provider,
    VerificationView.ReviewView? Review, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, IReadOnlyList<VerificationView.EventView> Events)
{
    public const string Staff = "staff";

    /// <summary>There are at most some twenty steps: three attempts each of six times.</summary>
    private const int MostEvents = 100;

    /// <param name="Outcome">AUTO_PASS, AUTO_FAIL or NEEDS_REVIEW.</param>
    /// <param name="Confidence">0 to 1.</param>
    internal sealed record DecisionView(string Outcome, decimal Confidence, IReadOnlyList<string> Reasons);

    internal sealed record ProviderView(string Name, string Reference);

    /// <param name="ReviewedBy">The operator's id.</param>
    internal sealed record ReviewView(ReviewDecision Decision, string ReviewedBy, DateTimeOffset ReviewedAt, string? Note, string? ReasonCode);

    internal sealed record EventView(VerificationEventType Type, VerificationStatus Status, DateTimeOffset OccurredAt);

    public static async Task<VerificationView> Of(Verification v, StaffingDb db, CancellationToken cancel)
    {
        var events = await db.VerificationEvents.Where(e => e.VerificationId == v.Id).OrderBy(e => e.OccurredAt).ThenBy(e => e.Id).Take(MostEvents).Select(e => new EventView(e.EventType, e.Status, e.OccurredAt)).ToListAsync(cancel);
        return new(v.Id, VerificationTypes.Name(v.Type), Staff, v.StaffId, v.FileUri, v.Status,
            v.Outcome is { } outcome ? new DecisionView(Text.Snake(outcome.ToString()).ToUpperInvariant(), v.Confidence ?? 0, v.Reasons) : null,
            v.ProviderName is { } provider ? new ProviderView(provider, v.ProviderReference ?? "") : null,
            v.ReviewDecision is { } decision ? new ReviewView(decision, $"{v.ReviewedBy}", v.ReviewedAt!.Value, v.ReviewNote, v.ReviewReasonCode) : null,
            v.Attempts, v.CreatedAt, v.UpdatedAt, events);
    }
}

/// <summary>Whose a verification is: the worker's whom it is about, and the operators'. To everybody else there is none.</summary>
internal static class OwnVerification
{
    public static IQueryable<Verification> Seen(this IQueryable<Verification> verifications, StaffingDb db, Caller caller)
    {
        if (caller.Role is Role.TenantOwner or Role.TenantAdmin || caller.IsSuperAdmin) return verifications;
        var user = caller.User;
        return verifications.Where(v => db.Staff.Any(s => s.Id == v.StaffId && s.UserId == user));
    }
}
