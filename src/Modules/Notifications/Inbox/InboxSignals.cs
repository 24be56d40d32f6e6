using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Inbox;

/// <summary>Tells the open streams of this host that something new lies in somebody's inbox, whichever host put it there.</summary>
internal sealed class InboxSignals : IDisposable
{
    public const string Topic = "inbox";

    /// <summary>Streams that one person may have open at this host.</summary>
    public const int MostOfOne = 10;

    /// <summary>A signal holds at most 8000 bytes.</summary>
    private const int MostUsersInSignal = 200;

    private readonly Dictionary<UserId, List<InboxSubscription>> open = [];
    private readonly Lock gate = new();
    private readonly IDisposable listening;

    public InboxSignals(Signals signals) => listening = signals.On(Topic, Hear);

    /// <summary>The payloads that signal to these people.</summary>
    public static IEnumerable<string> Payloads(IEnumerable<UserId> users) => users.Distinct().Chunk(MostUsersInSignal).Select(some => string.Join(',', some.Select(u => u.Value.ToString("N"))));

    /// <summary>Null when the person has too many already.</summary>
    public InboxSubscription? Subscribe(UserId user)
    {
        lock (gate)
        {
            if (!open.TryGetValue(user, out var own)) open[user] = own = [];
            if (own.Count >= MostOfOne) return null;
            var subscription = new InboxSubscription(closed => Unsubscribe(user, closed));
            own.Add(subscription);
            return subscription;
        }
    }

    public void Dispose() => listening.Dispose();

    private void Unsubscribe(UserId user, InboxSubscription subscription)
    {
        lock (gate)
        {
            if (open.TryGetValue(user, out var own) && own.Remove(subscription) && own.Count == 0) open.Remove(user);
        }
    }

    private void Hear(string payload)
    {
        lock (gate)
        {
            // An empty payload: signals were interrupted, so anybody may have missed one.
            var called = payload is "" ? open.Values : payload.Split(',').Select(u => open.GetValueOrDefault(new UserId(Guid.ParseExact(u, "N")))).OfType<List<InboxSubscription>>();
            foreach (var subscription in called.SelectMany(s => s)) subscription.Signal();
        }
    }
}

/// <summary>The signals for one stream. One that comes while nobody waits is remembered, once.</summary>
internal sealed class InboxSubscription(Action<InboxSubscription> close) : IDisposable
{
    private readonly SemaphoreSlim signalled = new(0, 1);

    public Task Wait(CancellationToken cancel) => signalled.WaitAsync(cancel);

    public void Signal()
    {
        // Called under the gate of InboxSignals, by one at a time.
        if (signalled.CurrentCount == 0) signalled.Release();
    }

    public void Dispose() => close(this);
}
