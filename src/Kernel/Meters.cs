using System.Diagnostics.Metrics;

namespace WorkforceOS.Kernel;

/// <summary>What the platform counts of itself, for whoever listens.</summary>
public static class Meters
{
    public const string Name = "WorkforceOS";

    private static readonly Meter Own = new(Name);

    /// <summary>By event and outcome: delivered, failed, dead.</summary>
    private static readonly Counter<long> Events = Own.CreateCounter<long>("workforceos.outbox.events", "{event}", "Events taken to their subscribers");

    /// <summary>By job and outcome: done, failed.</summary>
    private static readonly Histogram<double> Jobs = Own.CreateHistogram<double>("workforceos.jobs.duration", "s", "Runs of background jobs");

    internal static void Event(string name, string outcome) => Events.Add(1, new("event", name), new("outcome", outcome));

    internal static void Job(string name, string outcome, TimeSpan took) => Jobs.Record(took.TotalSeconds, new("job", name), new("outcome", outcome));
}
