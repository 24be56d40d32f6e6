using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Kernel.Jobs;

/// <summary>Each second: deliver what waits in the outbox, run the jobs that are due.</summary>
public sealed partial class Worker(OutboxDelivery outbox, JobRunner jobs, ILogger<Worker> log) : BackgroundService
{
    /// <summary>Side by side; each holds a connection across companies while it may wait for another.</summary>
    private const int MostJobs = 4;

    protected override Task ExecuteAsync(CancellationToken stop) => Task.WhenAll(
        Repeat(async cancel => { while (await outbox.DeliverDue(cancel) > 0) { } }, stop),
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
            if (running.Count >= MostJobs) return;
            await foreach (var job in jobs.StartDue(cancel))
            {
                running.Add(job);
                if (running.Count >= MostJobs) break;
            }
        }, stop);
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Repeat(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await tick.WaitForNextTickAsync(stop))
            {
                try
                {
                    await work(stop);
                }
                catch (Exception failure) when (!failure.IsStop(stop))
                {
                    LogFailed(log, failure);
                    await Task.Delay(TimeSpan.FromSeconds(5), stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping: what is leased is taken up again after its lease.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Background work failed; it goes on in a moment")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
