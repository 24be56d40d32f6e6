using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>A company that was there before its codename was reserved keeps it; who runs the host hears of it, since pages to come will stand in its way.</summary>
internal sealed partial class NoteReservedCodenames(Scopes scopes, ILogger<NoteReservedCodenames> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancel)
    {
        var taken = await scopes.Run(Caller.System("identity.reservedCodenames"), services => services.GetRequiredService<IdentityDb>().Companies
            .Where(c => c.Id != CompanyId.Root && Codenames.Reserved.Contains(c.Codename)).OrderBy(c => c.Codename).Select(c => c.Codename).ToListAsync(cancel), cancel);
        if (taken.Count > 0) LogTaken(log, string.Join(", ", taken));
    }

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Companies have codenames that are reserved by now, and keep them: {Codenames}. Pages of the platform under these names will hide theirs")]
    private static partial void LogTaken(ILogger log, string codenames);
}
