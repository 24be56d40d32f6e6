using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace WorkforceOS.Bench;

/// <summary>How many bytes another .NET process has allocated since we began to look; told by its runtime once a second.</summary>
internal sealed class Allocations : IAsyncDisposable
{
    private readonly EventPipeSession session;
    private readonly Task reading;
    private long bytes;

    public Allocations(int process)
    {
        session = new DiagnosticsClient(process).StartEventPipeSession(
            [new EventPipeProvider("System.Runtime", EventLevel.Informational, arguments: new Dictionary<string, string> { ["EventCounterIntervalSec"] = "1" })], requestRundown: false);
        reading = Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public long Bytes => Interlocked.Read(ref bytes);

    public async ValueTask DisposeAsync()
    {
        await session.StopAsync(CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await reading;
        session.Dispose();
    }

    private void Read()
    {
        using var source = new EventPipeEventSource(session.EventStream);
        source.Dynamic.All += told =>
        {
            if (told.EventName is not "EventCounters" || told.PayloadValue(0) is not IDictionary<string, object> { } outer) return;
            if (outer["Payload"] is IDictionary<string, object> counter && counter["Name"] is "alloc-rate") Interlocked.Add(ref bytes, Convert.ToInt64(counter["Increment"], null));
        };
        source.Process();
    }
}
