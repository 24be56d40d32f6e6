namespace WorkforceOS.Kernel.Outbox;

/// <summary>An event on its way to its subscribers.</summary>
/// <param name="Attempts">How often it failed before.</param>
/// <param name="Partly">Some of its subscribers have heard it.</param>
internal sealed record OutboxEntry(Guid Id, CompanyId Company, Guid Key, string Name, string Payload, UserId? User, int Attempts, bool Partly)
{
    public bool IsFresh => Attempts == 0 && !Partly;

    public static OutboxEntry Of(OutboxMessage message) =>
        new(message.Id, message.CompanyId, message.Key, message.Name, message.Payload, message.UserId, Attempts: 0, Partly: false);
}

/// <summary>A subscriber that failed while several events were delivered together.</summary>
/// <param name="entry">Null where it was told several at once, so that nobody knows which it was.</param>
internal sealed class SubscriberFailedException(OutboxEntry? entry, Subscription subscription, Exception failure) : Exception(failure.Message, failure)
{
    public OutboxEntry? Entry => entry;

    public Subscription Subscription => subscription;
}
