using System.Text.Json.Serialization;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Wording;

/// <content>What is told of leave.</content>
[JsonDerivedType(typeof(LeaveRequested), "leaveRequested")]
[JsonDerivedType(typeof(LeaveChanged), "leaveChanged")]
[JsonDerivedType(typeof(LeaveWithdrawn), "leaveWithdrawn")]
[JsonDerivedType(typeof(LeaveDecided), "leaveDecided")]
[JsonDerivedType(typeof(LeaveCancellationAsked), "leaveCancellationAsked")]
[JsonDerivedType(typeof(LeaveDaysChanged), "leaveDaysChanged")]
[JsonDerivedType(typeof(LeaveStepDecided), "leaveStepDecided")]
[JsonDerivedType(typeof(LeaveEscalated), "leaveEscalated")]
[JsonDerivedType(typeof(BalanceExpiring), "balanceExpiring")]
[JsonDerivedType(typeof(DocumentMissing), "documentMissing")]
internal abstract partial record News
{
    internal sealed record LeaveRequested(string Name, string LeaveType, DateOnly From, DateOnly To) : News(NotificationKind.LeaveRequested)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);

        internal override string? Who => Name;
    }

    internal sealed record LeaveChanged(string Name, string OldType, DateOnly OldFrom, DateOnly OldTo, string LeaveType, DateOnly From, DateOnly To) : News(NotificationKind.LeaveChanged)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);

        internal override string? Who => Name;

        protected override News Since(News earlier) => earlier is LeaveChanged first ? this with { OldType = first.OldType, OldFrom = first.OldFrom, OldTo = first.OldTo } : this;

        internal override IEnumerable<(string Name, object Value)> More => [("oldDays", new Piece.Span(OldFrom, OldTo))];
    }

    internal sealed record LeaveWithdrawn(string Name, string LeaveType, DateOnly From, DateOnly To) : News(NotificationKind.LeaveChanged)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);

        internal override string? Who => Name;
    }

    /// <param name="Decision">As <see cref="Contracts.Leave.LeaveDecided"/> has it.</param>
    internal sealed record LeaveDecided(string LeaveType, DateOnly From, DateOnly To, string Decision, string? Note) : News(NotificationKind.LeaveDecided)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);

        internal override string? Variant => Note is null ? "withoutNote" : null;

        internal override IEnumerable<(string Name, object Value)> More => [("decision", new Piece.Words("decision", Decision))];
    }

    internal sealed record LeaveCancellationAsked(string Name, string LeaveType, DateOnly From, DateOnly To) : News(NotificationKind.LeaveChanged)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);

        internal override string? Who => Name;
    }

    internal sealed record LeaveDaysChanged(DateOnly From, DateOnly To) : News(NotificationKind.LeaveDecided)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);
    }

    /// <summary>To whoever asked: so far it is approved.</summary>
    internal sealed record LeaveStepDecided(string LeaveType, DateOnly From, DateOnly To, int Step, int Steps) : News(NotificationKind.LeaveStepDecided)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);
    }

    /// <param name="WorkingDays">For so many nobody has decided.</param>
    internal sealed record LeaveEscalated(string Name, string LeaveType, DateOnly From, DateOnly To, int WorkingDays) : News(NotificationKind.LeaveEscalated)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);

        internal override string? Who => Name;

        internal override string? Variant => WorkingDays == 1 ? "one" : null;
    }

    /// <param name="Amount">In days, two decimals.</param>
    /// <param name="Last">The last day on which they can be taken.</param>
    internal sealed record BalanceExpiring(string LeaveType, decimal Amount, DateOnly Last) : News(NotificationKind.BalanceExpiring)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Last, Last);
    }

    internal sealed record DocumentMissing(string LeaveType, DateOnly From, DateOnly To) : News(NotificationKind.DocumentMissing)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);
    }
}
