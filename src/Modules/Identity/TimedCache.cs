using System.Collections.Concurrent;

namespace WorkforceOS.Identity;

/// <summary>
/// What was read lately, kept for a while; that there was nothing, for a little while. Of many who ask for the same at once one reads.
/// What is dropped while it is being read is not kept, and is read again for whoever asks after that, so that nothing outlives the
/// change that made it stale.
/// </summary>
/// <typeparam name="TOwner">Whose entries are dropped together.</typeparam>
internal sealed class TimedCache<TKey, TOwner, TValue>(TimeSpan freshness, Func<TValue, TOwner> ownerOf) where TKey : notnull where TOwner : notnull where TValue : class
{
    private const int Most = 100_000;
    private static readonly TimeSpan MissesKept = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<TKey, (TValue Value, long At)> known = new();
    private readonly ConcurrentDictionary<TKey, long> misses = new();
    private readonly ConcurrentDictionary<(TKey Key, int Generation), Lazy<Task<TValue?>>> reading = new();
    private readonly Dictionary<TOwner, HashSet<TKey>> keysOf = [];
    private readonly Lock writing = new();
    private volatile int generation;

    /// <summary>Whether <see cref="Get"/> would answer without reading.</summary>
    public bool Knows(TKey key) => known.TryGetValue(key, out var entry) && Environment.TickCount64 - entry.At < freshness.TotalMilliseconds;

    /// <param name="load">Reads it for everybody who waits, so that no single one of them may cancel it.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async ValueTask<TValue?> Get(TKey key, Func<Task<TValue?>> load, CancellationToken cancel)
    {
        var now = Environment.TickCount64;
        if (known.TryGetValue(key, out var entry) && now - entry.At < freshness.TotalMilliseconds) return entry.Value;
        if (misses.TryGetValue(key, out var missedAt) && now - missedAt < MissesKept.TotalMilliseconds) return null;

        var turn = (key, generation);
        var read = reading.GetOrAdd(turn, _ => new(() => Read(turn, load)));
        return await read.Value.WaitAsync(cancel);
    }

    public void Forget(TOwner owner)
    {
        lock (writing)
        {
            generation++;
            misses.Clear();
            if (!keysOf.Remove(owner, out var keys)) return;
            foreach (var key in keys) known.TryRemove(key, out _);
        }
    }

    public void ForgetAll()
    {
        lock (writing) Clear();
    }

    private async Task<TValue?> Read((TKey Key, int Generation) turn, Func<Task<TValue?>> load)
    {
        try
        {
            // Not on the caller's time: whoever asks first must not have started it before the others can join.
            await Task.Yield();
            var value = await load();
            Keep(turn, value);
            return value;
        }
        finally
        {
            reading.TryRemove(turn, out _);
        }
    }

    private void Keep((TKey Key, int Generation) turn, TValue? value)
    {
        lock (writing)
        {
            if (generation != turn.Generation) return;
            if (known.Count + misses.Count >= Most) Clear();
            known.TryRemove(turn.Key, out _);
            misses.TryRemove(turn.Key, out _);
            if (value is null)
            {
                misses[turn.Key] = Environment.TickCount64;
                return;
            }
            known[turn.Key] = (value, Environment.TickCount64);
            var owner = ownerOf(value);
            if (!keysOf.TryGetValue(owner, out var keys)) keysOf[owner] = keys = [];
            keys.Add(turn.Key);
        }
    }

    private void Clear()
    {
        generation++;
        known.Clear();
        misses.Clear();
        keysOf.Clear();
    }
}
