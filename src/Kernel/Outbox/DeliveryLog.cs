using Microsoft.Extensions.Logging;

namespace WorkforceOS.Kernel.Outbox;

/// <summary>What is said of deliveries that do not go as they should.</summary>
internal static partial class DeliveryLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Event {Name} {Id} was not delivered, try {Attempt}")]
    public static partial void Failed(this ILogger log, Exception failure, string name, Guid id, int attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Event {Name} {Id} has no effect on {Subscriber}: {From:O} to {To:O} is locked by {Lock}")]
    public static partial void Locked(this ILogger log, string name, Guid id, string subscriber, DateOnly from, DateOnly to, Guid @lock);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Name} {Id} is given up; later ones no longer wait for it")]
    public static partial void Dead(this ILogger log, string name, Guid id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} events were not delivered, since the database does not answer; the worker takes them: {Reason}")]
    public static partial void Unreachable(this ILogger log, int count, string reason);
}
