using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Subscriptions.Webhooks;

internal enum EventState { Pending, Done, Unhandled }

/// <summary>An event that the provider sent: its ids, and whether what they are about was looked at since.</summary>
internal sealed class ProviderEvent : IGlobal
{
    public string Id { get; init; } = "";
    public string Type { get; init; } = "";
    public string? ObjectId { get; init; }
    public DateTimeOffset Created { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
    public EventState State { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset NextTryAt { get; set; }

    /// <summary>The company that it is about, where it is one of ours.</summary>
    public Guid? BelongsTo { get; set; }

    public Guid? OrderId { get; set; }

    /// <summary>How long it rests after so many tries: a minute, and twice as long each time, up to six hours.</summary>
    public static TimeSpan Rest(int attempts) => TimeSpan.FromMinutes(Math.Min(1 << Math.Clamp(attempts, 0, 9), 360));
}

/// <summary>Whose an object of the provider is.</summary>
internal sealed class ProviderId : IGlobal
{
    public string Id { get; init; } = "";
    public Guid BelongsTo { get; init; }
    public Guid? OrderId { get; init; }
}
