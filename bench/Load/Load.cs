using System.Collections.Concurrent;
using System.Diagnostics;

namespace WorkforceOS.Bench;

/// <summary>What came of a stretch of load.</summary>
/// <param name="Unexpected">Answers that were not the wanted one, and how many of each.</param>
internal sealed record LoadResult(Latencies Latencies, TimeSpan Took, IReadOnlyDictionary<string, int> Unexpected)
{
    public double PerSecond => Latencies.Count / Took.TotalSeconds;
}

/// <summary>Puts load on the host. The first stretch warms up; what it took is forgotten.</summary>
internal sealed class Load(HttpClient http, Func<int, HttpRequestMessage> request, int wanted, TimeSpan warmUp, TimeSpan measured)
{
    private readonly ConcurrentBag<double> milliseconds = [];
    private readonly ConcurrentDictionary<string, int> unexpected = new();
    private int next;

    /// <summary>How many requests were made, the warm-up's included.</summary>
    public int Made => next;

    /// <summary>So many connections, each asking again as soon as it is answered.</summary>
    public async Task<LoadResult> Closed(int connections, Func<Task> warm, CancellationToken cancel)
    {
        await Ask(connections, warmUp, cancel);
        await warm();
        milliseconds.Clear();
        var started = Stopwatch.GetTimestamp();
        await Ask(connections, measured, cancel);
        return Result(Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Requests arrive at random moments, so many a second on average, whether earlier ones are answered or not; each is timed from the moment it was due.</summary>
    public async Task<LoadResult> Open(int perSecond, int warmUpPerSecond, Func<Task> warm, CancellationToken cancel)
    {
        await Arrive(warmUpPerSecond, warmUp, cancel);
        await warm();
        milliseconds.Clear();
        await Arrive(perSecond, measured, cancel);
        return Result(measured);
    }

    private async Task Ask(int connections, TimeSpan duration, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(started) < duration) await Send(Stopwatch.GetTimestamp(), cancel);
        }));
    }

    private async Task Arrive(int perSecond, TimeSpan duration, CancellationToken cancel)
    {
        var random = new Random(perSecond);
        var running = new List<Task>();
        var started = Stopwatch.GetTimestamp();
        for (var due = TimeSpan.Zero; due < duration; due += TimeSpan.FromSeconds(-Math.Log(1 - random.NextDouble()) / perSecond))
        {
            var early = due - Stopwatch.GetElapsedTime(started);
            // A timer is late rather than early, and late is counted.
            if (early > TimeSpan.FromMilliseconds(1)) await Task.Delay(early, cancel);
            running.Add(Send(started + (long)(due.TotalSeconds * Stopwatch.Frequency), cancel));
        }
        await Task.WhenAll(running);
    }

    private async Task Send(long due, CancellationToken cancel)
    {
        using var message = request(Interlocked.Increment(ref next) - 1);
        try
        {
            using var answer = await http.SendAsync(message, cancel);
            var body = await answer.Content.ReadAsByteArrayAsync(cancel);
            if ((int)answer.StatusCode == wanted) milliseconds.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
            else Count($"{(int)answer.StatusCode} {System.Text.Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 300)))}");
        }
        catch (HttpRequestException failure)
        {
            Count(failure.Message);
        }
    }

    private void Count(string what) => unexpected.AddOrUpdate(what, 1, (_, n) => n + 1);

    private LoadResult Result(TimeSpan took) => new(new Latencies(milliseconds), took, unexpected);
}
