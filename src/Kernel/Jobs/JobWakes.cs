using System.Collections.Concurrent;

namespace WorkforceOS.Kernel.Jobs;

/// <summary>Which jobs were asked for by a signal, and for when. Every host hears the signal; the first to claim the job has done it for all.</summary>
public sealed class JobWakes : IDisposable
{
    private readonly ConcurrentDictionary<string, Wanted> wanted = new();
    private readonly List<IDisposable> listening = [];
    private readonly TimeProvider clock;

    public JobWakes(IEnumerable<JobPlan> plans, Signals signals, TimeProvider clock)
    {
        this.clock = clock;
        foreach (var plan in plans.Where(p => p.WakeOn is not null)) listening.Add(signals.On(plan.WakeOn!, _ => Wake(plan)));
    }

    internal AutoResetSignal Changed { get; } = new();

    public void Dispose()
    {
        foreach (var listener in listening) listener.Dispose();
        Changed.Dispose();
    }

    /// <returns>The latest moment that it was wanted for and that has come, or null.</returns>
    internal DateTimeOffset? Due(string job, DateTimeOffset now) => wanted.TryGetValue(job, out var times) ? times.Last <= now ? times.Last : times.First <= now ? times.First : null : null;

    /// <returns>The next moment that it is wanted for, or null.</returns>
    internal DateTimeOffset? Next(string job, DateTimeOffset now) => wanted.TryGetValue(job, out var times) ? times.First > now ? times.First : times.Last > now ? times.Last : null : null;

    private void Wake(JobPlan plan)
    {
        var now = clock.GetUtcNow();
        var time = now + plan.WakeAfter;
        // The first still to come and the last are kept: whoever signals all the time is not put off for ever, nor is the last call lost.
        wanted.AddOrUpdate(plan.Name, new Wanted(time, time), (_, times) => times.First > now ? times with { Last = time } : new Wanted(times.Last > now ? times.Last : time, time));
        Changed.Set();
    }

    private sealed record Wanted(DateTimeOffset First, DateTimeOffset Last);
}
