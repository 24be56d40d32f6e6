using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Notifications.Texting;

internal enum SmsState
{
    Queued,
    Sent,
    Dead,
}

/// <summary>A text message that waits to be sent, or what became of it.</summary>
internal sealed class QueuedSms : ITenantOwned
{
    /// <summary>Signalled when one was queued.</summary>
    public const string Topic = "sms";

    public CompanyId CompanyId { get; init; }

    public Guid Id { get; init; }

    /// <summary>E.164.</summary>
    public string Recipient { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>One with a code goes first, and is emptied once nobody will send it any more.</summary>
    public bool HasCode { get; init; }

    public SmsState State { get; init; }

    public int Attempts { get; init; }

    /// <summary>When a worker may take it; while one has it, when its lease ends.</summary>
    public DateTimeOffset NextTryAt { get; init; }

    /// <summary>From then on it is of no use to its reader.</summary>
    public DateTimeOffset? GoodUntil { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    public string? LastError { get; init; }
}
