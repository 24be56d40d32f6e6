using Microsoft.Extensions.DependencyInjection;

namespace WorkforceOS.Kernel.Outbox;

/// <summary>Something that happened, in the past tense. Modules hear of each other's through these.</summary>
public interface IEvent
{
    /// <summary>The name on the wire and in the outbox, such as <c>leave.approved</c>; never changes.</summary>
    static abstract string Name { get; }
}

/// <summary>Hears of an event. Runs in a transaction of its own, exactly once for what it writes to the database.</summary>
public interface ISubscriber<in TEvent> where TEvent : IEvent
{
    Task Hear(TEvent @event, CancellationToken cancel);
}

/// <summary>Who hears of what. Written once, at wiring.</summary>
public sealed class Subscriptions(IEnumerable<Subscription> all)
{
    private readonly ILookup<string, Subscription> byEvent = all.ToLookup(s => s.Event);

    public bool Any(Type @event) => byEvent.Contains(EventName.Of(@event));

    internal IEnumerable<Subscription> Of(string @event) => byEvent[@event];
}

/// <summary>One subscriber of one event.</summary>
/// <param name="Name">What the delivery record calls it.</param>
public sealed record Subscription(string Event, string Name, Func<IServiceProvider, string, CancellationToken, Task> Deliver);

public static class EventName
{
    public static string Of(Type @event) => (string)@event.GetProperty(nameof(IEvent.Name))!.GetValue(null)!;
}

public static class SubscriptionWiring
{
    /// <summary>When <typeparamref name="TEvent"/> has happened, <typeparamref name="TSubscriber"/> hears of it.</summary>
    public static IServiceCollection When<TEvent, TSubscriber>(this IServiceCollection services)
        where TEvent : IEvent where TSubscriber : class, ISubscriber<TEvent>
    {
        services.AddScoped<TSubscriber>();
        return services.AddSingleton(new Subscription(TEvent.Name, typeof(TSubscriber).FullName!, (provider, payload, cancel) =>
            provider.GetRequiredService<TSubscriber>().Hear(System.Text.Json.JsonSerializer.Deserialize<TEvent>(payload, Json.Plain)!, cancel)));
    }
}
