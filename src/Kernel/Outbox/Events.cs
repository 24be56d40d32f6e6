using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace WorkforceOS.Kernel.Outbox;

/// <summary>Something that happened, in the past tense. Modules hear of each other's through these.</summary>
public interface IEvent
{
    /// <summary>The name on the wire and in the outbox, such as <c>leave.approved</c>; never changes.</summary>
    static abstract string Name { get; }
}

/// <summary>
/// Hears of an event, exactly once for what it writes to the database. Runs in a transaction that other subscribers may share: what
/// fails in it undoes it, so a failed save is not to be caught.
/// </summary>
public interface ISubscriber<in TEvent> where TEvent : IEvent
{
    Task Hear(TEvent @event, CancellationToken cancel);
}

/// <summary>
/// Hears of many events at once, where a unit of work publishes several of the type one after the other: a shift for forty people is
/// told in one go. What holds of <see cref="ISubscriber{TEvent}"/> holds here; where one of them fails, each is told by itself.
/// </summary>
public interface ISubscriberOfMany<TEvent> : ISubscriber<TEvent> where TEvent : IEvent
{
    /// <param name="events">In the order in which they were published; at least one.</param>
    Task Hear(IReadOnlyList<TEvent> events, CancellationToken cancel);

    Task ISubscriber<TEvent>.Hear(TEvent @event, CancellationToken cancel) => Hear([@event], cancel);
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
/// <param name="TakesMany">Is told several events at once; the others are told one at a time.</param>
public sealed record Subscription(string Event, string Name, bool TakesMany, Func<IServiceProvider, IReadOnlyList<string>, CancellationToken, Task> Deliver);

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
        var takesMany = typeof(ISubscriberOfMany<TEvent>).IsAssignableFrom(typeof(TSubscriber));
        return services.AddSingleton(new Subscription(TEvent.Name, typeof(TSubscriber).FullName!, takesMany, async (provider, payloads, cancel) =>
        {
            var subscriber = provider.GetRequiredService<TSubscriber>();
            TEvent[] events = [.. payloads.Select(p => JsonSerializer.Deserialize<TEvent>(p, Json.Plain)!)];
            if (subscriber is ISubscriberOfMany<TEvent> ofMany) await ofMany.Hear(events, cancel);
            else foreach (var @event in events) await subscriber.Hear(@event, cancel);
        }));
    }
}
