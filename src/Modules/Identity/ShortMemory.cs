using System.Collections.Concurrent;

namespace WorkforceOS.Identity;

/// <summary>What was read lately. What is forgotten while it is being read is not remembered, so that nothing outlives the change that made it stale.</summary>
internal sealed class ShortMemory<TKey, TValue>(TimeSpan freshness) where TKey : notnull where TValue : class
{
    private const int Most = 100_000;
    private readonly ConcurrentDictionary<TKey, (TValue Value, long At)> known = new();
    private int forgotten;

    public async ValueTask<TValue?> Get(TKey key, Func<Task<TValue?>> load)
    {
        if (known.TryGetValue(key, out var entry) && IsFresh(entry.At)) return entry.Value;

        var before = Volatile.Read(ref forgotten);
        var value = await load();
        if (value is null)
        {
            known.TryRemove(key, out _);
            return null;
        }
        if (known.Count >= Most) known.Clear();
        known[key] = (value, Environment.TickCount64);
        if (Volatile.Read(ref forgotten) != before) known.TryRemove(key, out _);
        return value;
    }

    public void Forget(Func<TValue, bool> which)
    {
        Interlocked.Increment(ref forgotten);
        foreach (var (key, entry) in known)
        {
            if (!IsFresh(entry.At) || which(entry.Value)) known.TryRemove(key, out _);
        }
    }

    private bool IsFresh(long at) => Environment.TickCount64 - at < freshness.TotalMilliseconds;
}
