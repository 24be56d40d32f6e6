using System.Collections.Concurrent;
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
    /// <summary>Looked up once for each kind of object: it is asked at every save.</summary>
    private static readonly ConcurrentDictionary<Type, TrackedEntity?> Tracked = new();

    public Guid Id { get; init; }
    public CompanyId CompanyId { get; init; }
    public DateTimeOffset At { get; init; }
    public UserId? UserId { get; init; }
    public SessionId? SessionId { get; init; }
    public string Via { get; init; } = "";

    /// <summary>The program that spoke for them.</summary>
    public string? Agent { get; init; }
    public string? Address { get; init; }
    public string? RequestId { get; init; }

    /// <summary>Why, in the words of whoever did it.</summary>
    public string? Reason { get; init; }

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

    internal static Change? Of(EntityEntry<IRecord> entry, Caller caller, string? reason, DateTimeOffset now, TimeProvider clock)
    {
        if (Tracked.GetOrAdd(entry.Metadata.ClrType, Look) is not { } tracked) return null;

        var created = entry.State is EntityState.Added;
        var fields = entry.Properties.Where(p => (created || p.IsModified) && tracked.Names.ContainsKey(p.Metadata.Name)).ToList();
        var verb = created ? "created" : entry.Entity.IsActive ? "updated" : "deleted";
        return new Change
        {
            Id = NewId.At(clock),
            CompanyId = entry.Entity.CompanyId,
            At = now,
            UserId = caller.UserOrNobody,
            SessionId = caller.Session,
            Via = caller.Via,
            Agent = caller.Agent,
            Address = caller.Address,
            RequestId = caller.RequestId,
            Reason = reason,
            Event = $"{tracked.Event}-{verb}",
            ObjectId = entry.Entity.Key,
            Version = entry.Entity.RecordVersion,
            Before = created ? null : Row(p => p.OriginalValue),
            After = Row(p => p.CurrentValue),
        };

        string Row(Func<PropertyEntry, object?> value) => JsonSerializer.Serialize(fields.ToDictionary(f => tracked.Names[f.Metadata.Name], value), Json.Plain);
    }

    private static TrackedEntity? Look(Type entity) => entity.GetCustomAttribute<TrackedAttribute>() is { } tracked
        ? new(tracked.Event, entity.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(p => p.GetCustomAttribute<SecretAttribute>() is null).DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => Text.Camel(p.Name)))
        : null;

    /// <param name="Names">Of the properties that may be told, as they are and as they are written.</param>
    private sealed record TrackedEntity(string Event, Dictionary<string, string> Names);
}
