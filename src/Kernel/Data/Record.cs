namespace WorkforceOS.Kernel.Data;

/// <summary>A row that belongs to one company. The query filter and row-level security fence it.</summary>
public interface ITenantOwned
{
    CompanyId CompanyId { get; }
}

/// <summary>Marks a table that belongs to no company; the schema gives it no fence.</summary>
public interface IGlobal;

/// <summary>What every business object has: an id, its company, whether it is alive, its version and its times.</summary>
public abstract class Record<TId> : IRecord where TId : struct, IId<TId>
{
    public TId Id { get; init; }

    public CompanyId CompanyId { get; init; }

    /// <summary>False once deleted; then it is gone from every get, list and search.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>1 when made, one more with every change; guards against lost updates.</summary>
    public int RecordVersion { get; private set; } = 1;

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    Guid IRecord.Key => Id.Value;

    public void Delete() => IsActive = false;

    /// <summary>Brings a deleted row back, for the few things that can be restored.</summary>
    public void Restore() => IsActive = true;

    void IRecord.Stamp(DateTimeOffset now, bool created)
    {
        if (created) CreatedAt = now;
        else RecordVersion++;
        UpdatedAt = now;
    }
}

/// <inheritdoc cref="Record{TId}"/>
public interface IRecord : ITenantOwned
{
    Guid Key { get; }
    bool IsActive { get; }
    int RecordVersion { get; }
    DateTimeOffset CreatedAt { get; }
    DateTimeOffset UpdatedAt { get; }
    void Stamp(DateTimeOffset now, bool created);
}

/// <summary>Changes of this entity go to the audit trail, under the name that the contract gives its events.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TrackedAttribute(string service, string name) : Attribute
{
    /// <summary>Without the verb: <c>workforceos-leaveManagement-service-dbevent-leaverequest</c>.</summary>
    public string Event { get; } = $"workforceos-{service}-service-dbevent-{name.ToLowerInvariant()}";
}

/// <summary>Never written to the audit trail, an event or a log.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
