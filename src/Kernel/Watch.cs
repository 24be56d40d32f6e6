using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace WorkforceOS.Kernel;

/// <summary>What the platform counts and traces of its own background work, for whoever listens.</summary>
public static class Watch
{
    public const string Name = "WorkforceOS";

    private static readonly ActivitySource Traces = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Events = Meter.CreateCounter<long>("workforceos.outbox.events", "{event}", "Events taken to their subscribers; by event and outcome: delivered, failed, dead");
    private static readonly Histogram<double> Jobs = Meter.CreateHistogram<double>("workforceos.jobs.duration", "s", "Runs of background jobs; by job and outcome: done, failed");

    internal static Activity? Delivery(string @event) => Traces.StartActivity($"deliver {@event}", ActivityKind.Consumer);

    internal static Activity? Job(string name) => Traces.StartActivity($"job {name}");

    internal static void Count(string @event, string outcome) => Events.Add(1, new("event", @event), new("outcome", outcome));

    internal static void Ran(string job, string outcome, TimeSpan took) => Jobs.Record(took.TotalSeconds, new("job", job), new("outcome", outcome));
}
