using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Leave;

internal readonly record struct LeaveDecisionId(Guid Value) : IId<LeaveDecisionId>
{
    public static LeaveDecisionId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>Who decided what about a request, when, and with which note. Only ever added.</summary>
internal sealed class LeaveDecision : ITenantOwned
{
    public LeaveDecisionId Id { get; init; }
    public CompanyId CompanyId { get; init; }
    public LeaveRequestId LeaveRequestId { get; init; }
    public LeaveStatus Decision { get; init; }
    public string? Note { get; private set; }
    public UserId DecidedBy { get; init; }
    public DateTimeOffset DecidedAt { get; init; }

    public static LeaveDecision On(LeaveRequest request, string? note, UserId by, TimeProvider clock) => new()
    {
        Id = NewId.At<LeaveDecisionId>(clock),
        CompanyId = request.CompanyId,
        LeaveRequestId = request.Id,
        Decision = request.Status,
        Note = note,
        DecidedBy = by,
        DecidedAt = clock.GetUtcNow(),
    };
}
