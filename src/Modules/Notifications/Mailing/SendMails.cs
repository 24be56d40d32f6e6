using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Notifications.Mailing;

/// <summary>
/// Sends what is due, over a few connections at once. A mail that fails by itself comes again, later each time, and is given up in
/// the end; the others go on. When the server is down all of them wait, and none is charged with it. A crash after the server took
/// a mail sends it once more, with the same message id.
/// </summary>
internal sealed partial class SendMails(Func<IMailSender> senders, MailOptions options, MailServerState server, TimeProvider clock, ILogger<SendMails> log) : IJob
{
    public const string Name = "notifications.sendMails";

    /// <summary>About half a day.</summary>
    public const int MostAttempts = 20;

    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(40);

    // Whoever is slow at the end of a round would keep the next one waiting.
    private static readonly TimeSpan LastMoments = TimeSpan.FromSeconds(5);

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        if (!server.IsWorthATry) return;
        using var mails = new DueMails(services.GetRequiredService<Scope>().Connection, options.Smtp.IsWanted ? "smtp" : "file", clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        over.CancelAfter(LongestRound);
        using var late = new CancellationTokenSource(LongestRound + LastMoments);
        var round = new Round();
        await mails.GiveUpExpired();
        await Task.WhenAll(Enumerable.Range(0, options.Smtp.Connections).Select(_ => Work(mails, round, over.Token, late.Token)));
        await mails.ReturnUntried();

        if (round.ServerAnswered) server.Works();
        else if (round.WhyDown is { } reason) LogDown(log, server.IsDown(), reason);
    }

    /// <summary>One sender, until nothing is due. One who does not get through leaves what it had to the others: some servers take few connections at a time.</summary>
    private async Task Work(DueMails mails, Round round, CancellationToken over, CancellationToken late)
    {
        await using var sender = senders();
        while (await mails.Next(over) is { } mail)
        {
            var started = Stopwatch.GetTimestamp();
            var failure = await Attempt(sender, mail, late);
            var latency = Stopwatch.GetElapsedTime(started);
            if (failure is MailServerDownException)
            {
                round.WhyDown = failure.Message;
                await mails.PutBack(mail);
                return;
            }
            if (failure is null) await mails.Settle(mail, error: null, nextTryAt: null, latency);
            else await Fail(mails, mail, failure, latency);
            round.ServerAnswered = true;
        }
    }

    /// <returns>Why it did not go. Whatever happens to one mail must not end the sending of the others.</returns>
    private static async Task<Exception?> Attempt(IMailSender sender, OutgoingMail mail, CancellationToken late)
    {
        try
        {
            await sender.Send(mail, late);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private Task Fail(DueMails mails, OutgoingMail mail, Exception failure, TimeSpan latency)
    {
        var reason = MailBody.OneLine(failure is OperationCanceledException ? "The mail server was too slow." : failure.Message);
        var dies = failure is MailRefusedException { ForGood: true } || mail.Attempts >= MostAttempts;
        if (dies) LogDead(log, mail.Id, reason);
        else LogFailed(log, mail.Id, mail.Attempts, reason);
        return mails.Settle(mail, reason, dies ? null : clock.GetUtcNow() + PauseAfter(mail.Attempts), latency);
    }

    /// <summary>5 seconds, then twice as long each time, at most an hour.</summary>
    private static TimeSpan PauseAfter(int attempts) => TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(2, attempts - 1)));

    private sealed class Round
    {
        public bool ServerAnswered { get; set; }

        public string? WhyDown { get; set; }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} was not sent, try {Attempt}: {Reason}")]
    private static partial void LogFailed(ILogger log, Guid id, int attempt, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Id} is given up: {Reason}")]
    private static partial void LogDead(ILogger log, Guid id, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No mail leaves until {Until:O}: {Reason}")]
    private static partial void LogDown(ILogger log, DateTimeOffset until, string reason);
}
