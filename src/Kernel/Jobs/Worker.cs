using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Kernel.Jobs;

/// <summary>Delivers what waits in the outbox and runs the jobs that are due. Sleeps until it is woken or the next is due; what no signal tells of, it finds by a look every few seconds.</summary>
public sealed partial class Worker(OutboxDelivery outbox, JobRunner jobs, JobWakes wakes, TimeProvider clock, ILogger<Worker> log) : BackgroundService
{
    /// <summary>Side by side; each holds a connection across companies while it may wait for another.</summary>
    private const int MostJobs = 4;

    private static readonly TimeSpan OutboxLook = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stop) => Task.WhenAll(
        Repeat(async cancel =>
        {
            while (await outbox.DeliverDue(cancel) > 0) { }
            await outbox.LeftToWorker.Wait(OutboxLook, cancel);
        }, stop),
        RunJobs(stop));

    private async Task RunJobs(CancellationToken stop)
    {
        var running = new List<Task>();
        await Repeat(async cancel =>
        {
            foreach (var ended in running.Where(job => job.IsCompleted).ToList())
            {
                running.Remove(ended);
                if (ended.Exception is { } failure) LogFailed(log, failure);
            }
            if (running.Count < MostJobs)
            {
                await foreach (var job in jobs.StartDue(cancel))
                {
                    running.Add(job);
                    if (running.Count >= MostJobs) break;
                }
            }
            await Sleep(running, cancel);
        }, stop);
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Sleep(List<Task> running, CancellationToken cancel)
    {
        if (running.Count >= MostJobs)
        {
            await Task.WhenAny(running).WaitAsync(cancel);
            return;
        }
        var until = jobs.NextLook - clock.GetUtcNow();
        await wakes.Changed.Wait(until > ShortestSleep ? until : ShortestSleep, cancel);
    }

    private async Task Repeat(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    await work(stop);
                }
                catch (Exception failure) when (!failure.IsStop(stop))
                {
                    LogFailed(log, failure);
                    await Task.Delay(AfterFailure, stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping: running jobs give their leases back; what was taken of the outbox is taken up again after its lease.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Background work failed; it goes on in a moment")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
