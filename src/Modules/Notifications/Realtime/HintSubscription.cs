using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Realtime;

/// <summary>The hints for one stream: the kinds of objects that changed since it last asked.</summary>
/// <param name="events">The objects that its reader may list, by the names of their events without the verb.</param>
/// <param name="began">What was over by then is no news for it.</param>
internal sealed class HintSubscription(CompanyId company, UserId user, IReadOnlyDictionary<string, string> events, Moment began, Action<HintSubscription> close) : IDisposable
{
    private readonly SemaphoreSlim signalled = new(0, 1);
    private readonly Lock gate = new();
    private readonly SortedSet<string> changed = new(StringComparer.Ordinal);

    public CompanyId Company => company;

    public UserId User => user;

    /// <summary>What was over by then it has heard of.</summary>
    public Moment Told { get; private set; } = began;

    /// <summary>Waits until something has changed.</summary>
    public async Task<IReadOnlyList<string>> Next(CancellationToken cancel)
    {
        await signalled.WaitAsync(cancel);
        lock (gate)
        {
            string[] all = [.. changed];
            changed.Clear();
            return all;
        }
    }

    public void Hear(IEnumerable<Changed> changes, Moment now)
    {
        lock (gate)
        {
            foreach (var change in changes)
            {
                if (!Told.IsOver(change.Transaction) && events.TryGetValue(change.Event[..change.Event.LastIndexOf('-')], out var name)) changed.Add(name);
            }
            Told = now;
            if (changed.Count > 0 && signalled.CurrentCount == 0) signalled.Release();
        }
    }

    public void Dispose() => close(this);
}
