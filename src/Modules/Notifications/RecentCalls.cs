using System.Collections.Concurrent;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications;

/// <summary>Counts what may be done only so often, in this host.</summary>
internal sealed class RecentCalls(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<DateTimeOffset>> lately = new();

    /// <returns>A refusal where it was done that often already.</returns>
    public Problem? Count(string what, int most, TimeSpan within)
    {
        var now = clock.GetUtcNow();
        var calls = lately.AddOrUpdate(what, _ => [now], (_, before) => [.. before.Where(t => t > now - within).TakeLast(most), now]);
        return calls.Count <= most ? null : Problem.TooManyRequests(calls[0] + within - now);
    }
}
