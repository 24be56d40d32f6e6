using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace WorkforceOS.Kernel.Data;

/// <summary>
/// Days of one person whose hours are settled. The database refuses to change what lies on them, and the executor answers it, so that no
/// use case has to remember. Rules and subscribers, which nobody could answer, leave such days alone.
/// </summary>
public sealed class LockedDays : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public UserId UserId { get; init; }

    /// <summary>What locks them.</summary>
    public Guid SourceId { get; init; }

    public LockKind Kind { get; init; }
    public DateOnly FirstDay { get; init; }
    public DateOnly LastDay { get; init; }

    /// <summary>The same as instants, by the clock they were locked by: [StartsAt, EndsAt).</summary>
    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }
    public UserId LockedBy { get; init; }

    public bool Holds(DateOnly day) => FirstDay <= day && day <= LastDay;

    public bool Holds(DateTimeOffset from, DateTimeOffset to) => EndsAt > from && (StartsAt < to || StartsAt <= from);

    internal static void Map(ModelBuilder model)
    {
        var days = model.Entity<LockedDays>().ToTable("locked_days", "kernel");
        days.HasKey(d => new { d.CompanyId, d.UserId, d.SourceId });
    }
}

public enum LockKind
{
    Payroll,
    Timesheet,
}

/// <summary>By what somebody was refused, as the database says it.</summary>
public sealed record LockedPeriod(DateOnly From, DateOnly To, LockKind Kind, UserId LockedBy, Guid LockId)
{
    /// <summary>What <c>kernel.refuse_locked</c> raises.</summary>
    internal const string SqlState = "WF001";

    internal static Problem Refusal(string? hint) =>
        Problem.Rule("PeriodLocked", "These days are approved or closed. Whoever wants to change what is on record of them has to open them first.", JsonSerializer.Deserialize<LockedPeriod>(hint!, Json.Plain));
}
