using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Contracts.Payroll;

public readonly record struct PayrollReportId(Guid Value) : IId<PayrollReportId>
{
    public static PayrollReportId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>A report is there to be read.</summary>
public sealed record PayrollReady(PayrollReportId Report, UserId User, DateOnly PeriodStart, DateOnly PeriodEnd) : IEvent
{
    public static string Name => "payroll.ready";
}

/// <summary>These reports were calculated, and say something else than before.</summary>
public sealed record PayrollCalculated(IReadOnlyList<PayrollReportId> Reports) : IEvent
{
    public static string Name => "payroll.calculated";
}

/// <summary>Somebody stands for what a report says; its days are locked up to yesterday.</summary>
public sealed record PayrollApproved(PayrollReportId Report, UserId User, DateOnly PeriodStart, DateOnly PeriodEnd) : IEvent
{
    public static string Name => "payroll.approved";
}

/// <summary>An approval was taken back, and the days are open again.</summary>
/// <param name="Approver">Whose approval it was.</param>
public sealed record PayrollReopened(PayrollReportId Report, UserId User, DateOnly PeriodStart, DateOnly PeriodEnd, UserId? Approver) : IEvent
{
    public static string Name => "payroll.reopened";
}

/// <param name="Wholly">False where it was paid in part.</param>
public sealed record PayrollPaid(PayrollReportId Report, UserId User, DateOnly PeriodStart, DateOnly PeriodEnd, bool Wholly) : IEvent
{
    public static string Name => "payroll.paid";
}

/// <summary>What an approved report has come to be worth since is paid, or taken back, by an amount of a later period.</summary>
/// <param name="Amount">In major units; negative where it is taken back.</param>
public sealed record PayrollSettled(PayrollReportId Report, UserId User, decimal Amount, string Currency) : IEvent
{
    public static string Name => "payroll.settled";
}

public readonly record struct PeriodLockId(Guid Value) : IId<PeriodLockId>
{
    public static PeriodLockId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>Somebody closed days.</summary>
public sealed record PeriodLocked(PeriodLockId Lock, DateOnly From, DateOnly To) : IEvent
{
    public static string Name => "period.locked";
}

/// <summary>They are open again.</summary>
public sealed record PeriodUnlocked(PeriodLockId Lock, DateOnly From, DateOnly To) : IEvent
{
    public static string Name => "period.unlocked";
}

/// <summary>An approved report no longer agrees with what is on record, or agrees again.</summary>
/// <param name="Approver">Who approved it.</param>
/// <param name="Stale">False where it agrees again.</param>
public sealed record PayrollStale(PayrollReportId Report, UserId User, DateOnly PeriodStart, DateOnly PeriodEnd, UserId? Approver, bool Stale) : IEvent
{
    public static string Name => "payroll.stale";
}

/// <summary>Something of somebody's days on which nobody has decided, so that their pay may come out otherwise.</summary>
/// <param name="Code">Stable: <c>openRecords</c>, <c>pendingCorrections</c>, <c>pendingLeave</c>, <c>needsReview</c>.</param>
/// <param name="Count">How many.</param>
public sealed record Undecided(UserId User, string Code, int Count);

/// <summary>Asked, of every module that has such things, before pay is approved.</summary>
public interface IUndecided
{
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day, inclusive.</param>
    Task<IReadOnlyList<Undecided>> Of(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel);
}

/// <summary>Hours that somebody takes off instead of being paid for overtime, of one approved report.</summary>
/// <param name="Day">From which on they can be taken: the last of the report's period.</param>
/// <param name="Hours">With their multiplier, exact: two hours at time and a half are three.</param>
public sealed record EarnedTimeOff(PayrollReportId Report, UserId User, DateOnly Day, Fraction Hours);

/// <summary>Asked whenever somebody's balance of time off in lieu is worked out: what is approved counts, and nothing else ever has.</summary>
public interface IEarnedTimeOff
{
    Task<ILookup<UserId, EarnedTimeOff>> Of(IReadOnlyCollection<UserId> users, CancellationToken cancel);
}
