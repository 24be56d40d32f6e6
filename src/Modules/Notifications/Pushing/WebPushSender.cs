using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Lib.Net.Http.WebPush;
using Lib.Net.Http.WebPush.Authentication;
using WorkforceOS.Notifications.Devices;
using WorkforceOS.Notifications.Mailing;

namespace WorkforceOS.Notifications.Pushing;

/// <summary>Pushes to browsers (RFC 8030, encrypted by RFC 8291).</summary>
internal sealed class WebPushSender(PushKeys keys, DeviceTokens tokens, PushOptions options, MailOptions mail, PushNetwork network, TimeProvider clock) : IDisposable
{
    private readonly HttpMessageHandler handler = network.Handler();

    public async Task<PushAnswer> Send(OutgoingPush push, CancellationToken cancel)
    {
        if (tokens.Open(push.Token) is not { } opened) return new(PushOutcome.Gone, Error: "Its token was sealed under another secret.");
        var subscription = DeviceTokens.Subscription(opened);
        // What was allowed when it was registered need not be so today.
        if (!PushEndpoints.IsAllowed(subscription.Endpoint, options)) return new(PushOutcome.Dead, Error: "The push service is not an allowed one.");

        var pair = await keys.Current(cancel);
        using var vapid = new VapidAuthentication(pair.PublicKey, pair.PrivateKey) { Subject = options.Vapid.Subject ?? $"mailto:{mail.Sender.Address}" };
        using var unread = new Unread(handler);
        using var http = new HttpClient(unread, disposeHandler: false);
        // Left on, it would repeat within the call for as long as the service asks for it.
        var client = new PushServiceClient(http) { AutoRetryAfter = false };
        var target = new Lib.Net.Http.WebPush.PushSubscription { Endpoint = subscription.Endpoint };
        target.SetKey(PushEncryptionKeyName.P256DH, subscription.P256dh);
        target.SetKey(PushEncryptionKeyName.Auth, subscription.Auth);
        var message = new PushMessage(push.Payload.Write())
        {
            Topic = TopicOf(push.Topic),
            TimeToLive = (int)Math.Max(0, (push.GoodUntil - clock.GetUtcNow()).TotalSeconds),
            Urgency = push.IsUrgent ? PushMessageUrgency.High : PushMessageUrgency.Normal,
        };
        try
        {
            await client.RequestPushMessageDeliveryAsync(target, message, vapid, VapidAuthenticationScheme.Vapid, cancel);
            return new(PushOutcome.Sent, unread.Status, unread.Location);
        }
        catch (PushServiceClientException refused)
        {
            return Judge(refused.StatusCode, refused.Headers);
        }
    }

    public void Dispose() => handler.Dispose();

    private PushAnswer Judge(HttpStatusCode status, HttpResponseHeaders? headers) => new(
        (int)status switch
        {
            404 or 410 => PushOutcome.Gone,
            429 or >= 500 or 401 or 408 => PushOutcome.Retry,
            _ => PushOutcome.Dead,
        }, (int)status, null, $"The push service answered {(int)status}.", headers is null ? null : RetryAfter.Of(headers, clock));

    /// <summary>At most 32 characters of base64url (RFC 8030, 5.4).</summary>
    private static string TopicOf(string topic) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(topic)))[..32];

    /// <summary>Whoever answers is named by a browser: only its status and headers are of use, and no byte of its answer is read.</summary>
    private sealed class Unread(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public int? Status { get; private set; }

        public string? Location { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            using var answered = await base.SendAsync(request, cancel);
            Status = (int)answered.StatusCode;
            Location = answered.Headers.Location?.ToString() is { Length: <= 500 } location ? location : null;
            var answer = new HttpResponseMessage(answered.StatusCode) { RequestMessage = request, Content = new ByteArrayContent([]) };
            if (answered.Headers.RetryAfter is { } later) answer.Headers.RetryAfter = later;
            return answer;
        }

        // The inner one is everybody's.
        protected override void Dispose(bool disposing)
        {
        }
    }
}

internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static TimeSpan? Of(HttpResponseHeaders headers, TimeProvider clock)
    {
        var wait = headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date is { } date ? date - clock.GetUtcNow() : null);
        return wait is not { } given ? null : given < TimeSpan.Zero ? TimeSpan.Zero : given > Longest ? Longest : given;
    }
}
