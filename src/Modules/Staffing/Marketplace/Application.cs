using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>A worker would like a place.</summary>
[Tracked("staffing", "application")]
internal sealed class Application : Record<ApplicationId>
{
    public ShiftRoleId ShiftRoleId { get; init; }
    public ShiftId ShiftId { get; init; }
    public StaffId StaffId { get; init; }
    public SwapRequestId? SwapRequestId { get; init; }
    public ApplicationStatus Status { get; private set; }
    public string? Note { get; init; }
    public DateTimeOffset AppliedAt { get; init; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public UserId? DecidedBy { get; private set; }
    public string? ReasonCode { get; private set; }

    /// <summary>Nobody decided before the work began; or, of who applied while it went on, while enough of it was left.</summary>
    public bool IsTooLate(ShiftRole role, DateTimeOffset now) => role.StartsAt <= now && (AppliedAt < role.StartsAt || !role.CanBeFilled(now));

    /// <summary>The worker has the place.</summary>
    public void Confirm(UserId? by, DateTimeOffset now) => Decide(ApplicationStatus.Confirmed, null, by, now);

    /// <param name="code">Stable: why not.</param>
    public void Reject(string code, UserId? by, DateTimeOffset now) => Decide(ApplicationStatus.Rejected, code, by, now);

    /// <summary>The worker does not want it any more.</summary>
    public void Withdraw(DateTimeOffset now) => Decide(ApplicationStatus.Withdrawn, null, null, now);

    /// <summary>Nobody decided in time.</summary>
    public void Expire(DateTimeOffset now) => Decide(ApplicationStatus.Expired, null, null, now);

    private void Decide(ApplicationStatus status, string? code, UserId? by, DateTimeOffset now) =>
        (Status, ReasonCode, DecidedBy, DecidedAt) = (status, code, by, now);
}
