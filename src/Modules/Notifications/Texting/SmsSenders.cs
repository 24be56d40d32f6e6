using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Texting;

/// <summary>A message that somebody has leased.</summary>
/// <param name="Attempt">This one included.</param>
internal sealed record OutgoingSms(Guid Company, Guid Id, string Recipient, string Text, bool HasCode, int Attempt);

internal enum SmsOutcome
{
    Sent,
    Retry,
    Dead,

    /// <summary>The driver cannot be reached: not this message's fault.</summary>
    Down,
}

/// <param name="RetryAfter">When the driver said to come again.</param>
internal sealed record SmsAnswer(SmsOutcome Outcome, int? Status = null, string? Error = null, TimeSpan? RetryAfter = null);

/// <summary>Hands a message on.</summary>
internal interface ISmsSender
{
    /// <summary>As <c>deliveries</c> names it.</summary>
    string Provider { get; }

    Task<SmsAnswer> Send(OutgoingSms sms, CancellationToken cancel);
}

/// <summary>Sends nothing. What stands in a message is for its reader, so that only Development shows it.</summary>
internal sealed partial class SmsLog(IHostEnvironment environment, ILogger<SmsLog> log) : ISmsSender
{
    public string Provider => "log";

    public Task<SmsAnswer> Send(OutgoingSms sms, CancellationToken cancel)
    {
        if (environment.IsDevelopment()) LogText(log, sms.Id, sms.Recipient, sms.Text);
        else LogNone(log, sms.Id);
        return Task.FromResult(new SmsAnswer(SmsOutcome.Sent));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Text message {Id} to {Recipient}: {Text}")]
    private static partial void LogText(ILogger log, Guid id, string recipient, string text);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Text message {Id} goes nowhere: there is no driver for it (Sms:Driver)")]
    private static partial void LogNone(ILogger log, Guid id);
}

/// <summary>Posts <c>{id, to, text}</c>, signed. A repetition has the same id.</summary>
internal sealed class SmsWebhook(SmsOptions options, TimeProvider clock) : ISmsSender, IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(options.Webhook.TimeoutSeconds) };

    public string Provider => "webhook";

    public async Task<SmsAnswer> Send(OutgoingSms sms, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { sms.Id, To = sms.Recipient, sms.Text }, Json.Plain);
        using var request = WebhookSignature.Post(new Uri(options.Webhook.Url!), body, options.Webhook.Secret!, clock.GetUtcNow());
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return Read(response);
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return new(SmsOutcome.Down, Error: unreachable is OperationCanceledException ? "The receiver was too slow." : unreachable.Message);
        }
    }

    public void Dispose() => http.Dispose();

    private SmsAnswer Read(HttpResponseMessage response)
    {
        var (status, code) = ((int)response.StatusCode, response.StatusCode);
        if (response.IsSuccessStatusCode) return new(SmsOutcome.Sent, status);
        if (status < 500 && code is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests)) return new(SmsOutcome.Dead, status, $"The receiver refused it with {status}.");
        var wait = response.Headers.RetryAfter is { } retry ? retry.Delta ?? retry.Date - clock.GetUtcNow() : null;
        return new(SmsOutcome.Retry, status, $"The receiver answered {status}.", wait);
    }
}
