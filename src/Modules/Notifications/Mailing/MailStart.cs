using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WorkforceOS.Notifications.Mailing;

/// <summary>Asks for the settings as the host starts, not with the first mail, and says where mails go when it is not to a server.</summary>
internal sealed partial class MailStart(MailOptions options, ILogger<MailStart> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancel)
    {
        if (!options.Smtp.IsWanted) LogFiles(log);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "There is no mail server (Mail:Smtp:Host): mails are written to files in the data folder")]
    private static partial void LogFiles(ILogger log);
}
