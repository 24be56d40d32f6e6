using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WorkforceOS.Kernel.Data;

/// <summary>One module's tables.</summary>
internal sealed record ModuleTables(Type Db);

/// <summary>Builds every module's model and asks each one question, beside the start: the first caller of a host should not wait for it.</summary>
public sealed partial class WarmUp(Scopes scopes, IServiceProvider root, ILogger<WarmUp> log) : BackgroundService
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Over when the host is warm.</summary>
    public Task Done => done.Task;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        await Task.Yield();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                foreach (var module in root.GetServices<ModuleTables>()) await scopes.Run(Caller.Platform(CompanyId.Root, "kernel.warmUp"), services => Ask((ModuleDb)services.GetRequiredService(module.Db), stop), stop);
                done.TrySetResult();
                return;
            }
            catch (Exception failure) when (!failure.IsStop(stop))
            {
                LogCold(log, failure.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static Task Ask(ModuleDb db, CancellationToken cancel) => db.Changes.AsNoTracking().Where(c => c.ObjectId == Guid.Empty).OrderBy(c => c.Id).Take(1).ToListAsync(cancel);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Warming up failed and is tried again: {Reason}")]
    private static partial void LogCold(ILogger log, string reason);
}
