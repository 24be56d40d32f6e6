using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Kernel.Outbox;

/// <summary>An event that waits for its subscribers.</summary>
public sealed class OutboxMessage : ITenantOwned
{
    /// <summary>
    /// How long the request that published an event, or the worker that claimed it, has it to itself, before a worker takes them for dead.
    /// Whoever only was slow loses nothing: the lock on the event's row decides.
    /// </summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    public Guid Id { get; init; }
    public CompanyId CompanyId { get; init; }
    public string Name { get; init; } = "";

    /// <summary>What it is about; events of one key are delivered in order.</summary>
    public Guid Key { get; init; }

    public string Payload { get; init; } = "{}";

    /// <summary>Who did it; subscribers act in their name.</summary>
    public UserId? UserId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset NextTryAt { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>The request that published it does not deliver it.</summary>
    internal bool IsLeftToWorker => NextTryAt == CreatedAt;

    internal static void Map(ModelBuilder model)
    {
        var message = model.Entity<OutboxMessage>().ToTable("outbox", "kernel");
        message.HasKey(m => new { m.CompanyId, m.Id });
        message.Property(m => m.Payload).HasColumnType("jsonb");
    }

    internal static OutboxMessage Of(IEvent @event, Guid key, Caller caller, bool anybodyListens, bool soon, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new OutboxMessage
        {
            Id = NewId.At(clock),
            CompanyId = caller.Company,
            Name = EventName.Of(@event.GetType()),
            Key = key,
            Payload = JsonSerializer.Serialize(@event, @event.GetType(), Json.Plain),
            UserId = caller.UserOrNobody,
            CreatedAt = now,
            NextTryAt = soon ? now : now + Lease,
            DeliveredAt = anybodyListens ? null : now,
        };
    }
}
