using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Demo.Legendary;

namespace WorkforceOS.Demo;

/// <summary>Makes the demos, one after the other, beside the running host, so that nobody waits for it, and says who can sign in.</summary>
internal sealed partial class DemoStart : BackgroundService
{
    private const int MostTries = 3;
    private readonly Story story;
    private readonly MarketStory market;
    private readonly bool isWanted;
    private readonly IHostApplicationLifetime host;
    private readonly ILogger<DemoStart> log;

    public DemoStart(Story story, MarketStory market, DemoOptions options, IHostEnvironment environment, IConfiguration configuration, IHostApplicationLifetime host, ILogger<DemoStart> log)
    {
        (this.story, this.market, this.host, this.log) = (story, market, host, log);
        isWanted = options.IsWanted(environment, configuration);
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        if (!isWanted) return;
        var started = Stopwatch.GetTimestamp();
        try
        {
            await Started(stop);
            await Make(story.Make, stop);
            Console.WriteLine($"  demo   company {DemoCompany.Codename} is ready after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s; with {DemoCompany.Password} sign in also as {Team.Leads[0].Email} (line manager) or {Team.Members[0].Email} (employee)");
            started = Stopwatch.GetTimestamp();
            await Make(market.Make, stop);
            Console.WriteLine($"  demo   marketplace {Cast.Codename} is ready after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s more; with the same password sign in as {Cast.Owner} (client), or by phone {Cast.Ana.Phone} and code {DemoCompany.PhoneCode} (worker)");
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The next start goes on.
        }
        catch (Exception failure)
        {
            LogFailed(log, failure);
        }
    }

    /// <summary>Whoever was faster at the same row is no reason to give up: the story goes on where it stopped.</summary>
    private async Task Make(Func<CancellationToken, Task<bool>> make, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await make(stop);
                return;
            }
            catch (Exception failure) when (attempt < MostTries && failure is not OperationCanceledException)
            {
                LogAgain(log, failure);
            }
        }
    }

    private async Task Started(CancellationToken stop)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var on = host.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stop);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The demo is not made yet; it goes on")]
    private static partial void LogAgain(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The demo could not be made; the next start goes on with it")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
