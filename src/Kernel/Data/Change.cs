using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace WorkforceOS.Kernel.Data;

/// <summary>
/// One row of the audit trail: who changed what, when, from where, and how it looked before and after.
/// The trail is also the stream of <c>…-dbevent-…</c> events, in order for each object.
/// </summary>
public sealed class Change : ITenantOwned
{
    public Guid Id { get; init; }
    public CompanyId CompanyId { get; init; }
    public DateTimeOffset At { get; init; }
    public UserId? UserId { get; init; }
    public SessionId? SessionId { get; init; }
    public string Via { get; init; } = "";
    public string? Address { get; init; }
    public string? RequestId { get; init; }

    /// <summary>As the contract names it: <c>workforceos-leaveManagement-service-dbevent-leaverequest-updated</c>.</summary>
    public string Event { get; init; } = "";

    public Guid ObjectId { get; init; }

    /// <summary>The object's record version after the change.</summary>
    public int Version { get; init; }

    /// <summary>The changed fields as they were; null when it was made.</summary>
    public string? Before { get; init; }

    /// <summary>The whole row after it was made, else the changed fields.</summary>
    public string After { get; init; } = "{}";

    internal static void Map(ModelBuilder model)
    {
        var change = model.Entity<Change>().ToTable("changes", "kernel");
        change.HasKey(c => new { c.CompanyId, c.Id });
        change.Property(c => c.Before).HasColumnType("jsonb");
        change.Property(c => c.After).HasColumnType("jsonb");
    }

    internal static Change? Of(EntityEntry<IRecord> entry, Caller caller, DateTimeOffset now, TimeProvider clock)
    {
        if (entry.Metadata.ClrType.GetCustomAttribute<TrackedAttribute>() is not { } tracked) return null;

        var created = entry.State is EntityState.Added;
        var fields = entry.Properties.Where(p => (created || p.IsModified) && p.Metadata.PropertyInfo?.GetCustomAttribute<SecretAttribute>() is null).ToList();
        var verb = created ? "created" : entry.Entity.IsActive ? "updated" : "deleted";
        return new Change
        {
            Id = NewId.At(clock),
            CompanyId = entry.Entity.CompanyId,
            At = now,
            UserId = caller.UserOrNobody,
            SessionId = caller.Session,
            Via = caller.Via,
            Address = caller.Address,
            RequestId = caller.RequestId,
            Event = $"{tracked.Event}-{verb}",
            ObjectId = entry.Entity.Key,
            Version = entry.Entity.RecordVersion,
            Before = created ? null : Row(fields, p => p.OriginalValue),
            After = Row(fields, p => p.CurrentValue),
        };
    }

    private static string Row(IEnumerable<PropertyEntry> fields, Func<PropertyEntry, object?> value) =>
        JsonSerializer.Serialize(fields.ToDictionary(f => Text.Camel(f.Metadata.Name), value), Json.Plain);
}
