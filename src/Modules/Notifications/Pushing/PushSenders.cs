using System.Diagnostics;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using WorkforceOS.Kernel;
using WorkforceOS.Notifications.Devices;
using WorkforceOS.Notifications.Mailing;

namespace WorkforceOS.Notifications.Pushing;

/// <summary>Hands pushes over, each to the service of its device, and not more at a time than services take from one host.</summary>
internal sealed partial class PushSenders(WebPushSender browsers, FcmSender phones, TimeProvider clock, ILogger<PushSenders> log) : IDisposable
{
    /// <summary>Of this host, within any second.</summary>
    public const int MostInSecond = 500;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly SlidingWindowRateLimiter pace = new(new() { PermitLimit = MostInSecond, Window = TimeSpan.FromSeconds(1), SegmentsPerWindow = 10, QueueLimit = int.MaxValue });

    /// <returns>What became of it, whatever that is: one push must not end the sending of the others.</returns>
    public async Task<PushAttempt> Send(OutgoingPush push, CancellationToken cancel)
    {
        using var turn = await pace.AcquireAsync(1, cancel);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        var started = Stopwatch.GetTimestamp();
        // A phone that registered before Firebase was configured, or while it is not.
        if (push.Provider is PushProvider.Fcm && !phones.IsConfigured) push = push with { Provider = PushProvider.Log };
        PushAnswer answer;
        try
        {
            answer = push.Provider switch
            {
                PushProvider.Webpush => await browsers.Send(push, limit.Token),
                PushProvider.Fcm => await phones.Send(push, limit.Token),
                _ => Noted(push),
            };
        }
        catch (Exception failure) when (!failure.IsStop(cancel))
        {
            answer = Refused(failure) is { } refused ? new(PushOutcome.Dead, Error: refused.Message)
                : new(PushOutcome.Retry, Error: MailBody.OneLine(failure is OperationCanceledException ? "The push service was too slow." : failure.Message),
                    IsUnauthorized: failure is HttpRequestException { StatusCode: HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden });
        }
        if (answer.Outcome is PushOutcome.Dead) LogDead(log, push.Id, answer.Error ?? "");
        return new(push, answer.Outcome, answer.Status, answer.MessageId, answer.Error, answer.RetryAfter, Stopwatch.GetElapsedTime(started), clock.GetUtcNow(), answer.IsUnauthorized);
    }

    public void Dispose() => pace.Dispose();

    private PushAnswer Noted(OutgoingPush push)
    {
        LogNoted(log, push.Device, push.Payload.Kind);
        return new(PushOutcome.Sent);
    }

    private static PushRefusedException? Refused(Exception? failure) => failure is null ? null : failure as PushRefusedException ?? Refused(failure.InnerException);

    [LoggerMessage(Level = LogLevel.Error, Message = "Push {Id} is given up: {Reason}")]
    private static partial void LogDead(ILogger log, Guid id, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Device {Device} would be pushed {Kind}, but no service is configured for it")]
    private static partial void LogNoted(ILogger log, Guid device, string kind);
}
