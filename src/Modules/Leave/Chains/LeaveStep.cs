using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Leave.Chains;

/// <summary>A step of a request's approval chain: who is asked, and what they said. Decided once.</summary>
internal sealed class LeaveStep : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public LeaveRequestId LeaveRequestId { get; init; }

    /// <summary>The first is 1.</summary>
    public int Step { get; init; }

    public StepWho Who { get; init; }

    /// <summary>Where it is one person.</summary>
    public UserId? UserId { get; init; }

    public int EscalateAfterDays { get; init; }

    /// <summary>Whose decision it awaits, or would by now; as it was when it was decided.</summary>
    public Guid[] ApproverIds { get; private set; } = [];

    /// <summary>When it came to be its turn, or was last offered to others too; null before.</summary>
    public DateTimeOffset? OfferedAt { get; private set; }

    /// <summary>How often it was offered to others too.</summary>
    public int Escalations { get; private set; }

    public UserId? DecidedBy { get; private set; }
    public LeaveStatus? Decision { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Note { get; private set; }

    /// <summary>Whoever decided it decides no other step of the request.</summary>
    public bool IsAlone { get; private set; }

    public bool IsOpen => Decision is null;

    public IReadOnlyList<UserId> Approvers => [.. ApproverIds.Select(Kernel.UserId.Of)];

    public bool Asks(UserId person) => ApproverIds.Contains(person.Value);

    /// <returns>Those who were not asked before.</returns>
    public IReadOnlyList<UserId> Ask(IReadOnlyList<UserId> approvers)
    {
        IReadOnlyList<UserId> more = [.. approvers.Where(a => !Asks(a))];
        if (!approvers.SequenceEqual(Approvers)) ApproverIds = [.. approvers.Select(a => a.Value)];
        return more;
    }

    public void Offer(DateTimeOffset at) => OfferedAt = at;

    public void Escalate(DateTimeOffset at) => (OfferedAt, Escalations) = (at, Escalations + 1);

    public void Decide(LeaveStatus decision, UserId by, DateTimeOffset at, string? note, bool isAlone) => (Decision, DecidedBy, DecidedAt, Note, IsAlone) = (decision, by, at, note, isAlone);
}

/// <summary>Somebody who may read a request, since it awaits their decision or had it. The database writes it.</summary>
internal sealed class Approver : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public UserId UserId { get; init; }
    public LeaveRequestId LeaveRequestId { get; init; }
}
