using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace WorkforceOS.Kernel;

/// <summary>What the platform traces and measures of its own background work, for whoever listens.</summary>
public static class Instrumentation
{
    public const string Name = "WorkforceOS";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Events = Meter.CreateCounter<long>("workforceos.outbox.events", "{event}", "Events taken to their subscribers; by event and outcome: delivered, failed, dead");
    private static readonly Histogram<double> Jobs = Meter.CreateHistogram<double>("workforceos.jobs.duration", "s", "Runs of background jobs; by job and outcome: done, failed, stopped, lost");

    /// <param name="events">What is delivered together.</param>
    internal static Activity? StartDelivery(string events) => Source.StartActivity($"deliver {events}", ActivityKind.Consumer);

    internal static Activity? StartJob(string name) => Source.StartActivity($"job {name}");

    internal static void CountEvent(string @event, string outcome) => Events.Add(1, new("event", @event), new("outcome", outcome));

    internal static void RecordJob(string job, string outcome, TimeSpan took) => Jobs.Record(took.TotalSeconds, new("job", job), new("outcome", outcome));
}
