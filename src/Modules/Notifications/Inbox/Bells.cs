using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Inbox;

/// <summary>Tells the open streams of this host that something new lies in somebody's inbox, whichever host put it there.</summary>
internal sealed class Bells : IDisposable
{
    public const string Topic = "inbox";

    /// <summary>Streams that one person may have open at this host.</summary>
    public const int MostOfOne = 10;

    /// <summary>A signal holds at most 8000 bytes.</summary>
    private const int MostUsersInSignal = 200;

    private readonly Dictionary<UserId, List<Bell>> hung = [];
    private readonly Lock gate = new();
    private readonly IDisposable listening;

    public Bells(Signals signals) => listening = signals.On(Topic, Hear);

    /// <summary>The payloads that ring for these people.</summary>
    public static IEnumerable<string> Payloads(IEnumerable<UserId> users) => users.Distinct().Chunk(MostUsersInSignal).Select(some => string.Join(',', some.Select(u => u.Value.ToString("N"))));

    /// <summary>Null when the person has too many already.</summary>
    public Bell? Hang(UserId user)
    {
        lock (gate)
        {
            if (!hung.TryGetValue(user, out var bells)) hung[user] = bells = [];
            if (bells.Count >= MostOfOne) return null;
            var bell = new Bell(gone => TakeDown(user, gone));
            bells.Add(bell);
            return bell;
        }
    }

    public void Dispose() => listening.Dispose();

    private void TakeDown(UserId user, Bell bell)
    {
        lock (gate)
        {
            if (hung.TryGetValue(user, out var bells) && bells.Remove(bell) && bells.Count == 0) hung.Remove(user);
        }
    }

    private void Hear(string payload)
    {
        lock (gate)
        {
            // An empty payload: signals were interrupted, so anybody may have missed one.
            var called = payload is "" ? hung.Values : payload.Split(',').Select(u => hung.GetValueOrDefault(new UserId(Guid.ParseExact(u, "N")))).OfType<List<Bell>>();
            foreach (var bell in called.SelectMany(b => b)) bell.Toll();
        }
    }
}

/// <summary>Rings for one stream. What tolls while nobody waits is remembered, once.</summary>
internal sealed class Bell(Action<Bell> takeDown) : IDisposable
{
    private readonly SemaphoreSlim tolled = new(0, 1);

    public Task Ring(CancellationToken cancel) => tolled.WaitAsync(cancel);

    public void Toll()
    {
        // Called under the gate of Bells, by one at a time.
        if (tolled.CurrentCount == 0) tolled.Release();
    }

    public void Dispose() => takeDown(this);
}
