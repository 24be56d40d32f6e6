using System.Net;

namespace WorkforceOS.LiveWalk;

/// <summary>Nobody answered for as long as was waited.</summary>
internal sealed class UnansweredException(TimeSpan patience, string last) : Exception($"no answer for {patience.TotalSeconds:0} s: {last}");

/// <summary>
/// Asks a host, and asks again while it is away, says that it is too busy, or has the same in hand for somebody: the same words under the same key,
/// so that what was done already is only told again.
/// </summary>
internal sealed class Wire(HttpClient http, TimeSpan patience, TimeProvider clock)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly string[] InHand = ["IDEMPOTENCY_IN_PROGRESS", "IdempotencyKeyInUse", "ChangedMeanwhile"];

    public TimeProvider Clock => clock;

    /// <exception cref="UnansweredException">For all the patience there is.</exception>
    public async Task<Answer> Ask(Func<HttpRequestMessage> request, CancellationToken cancel)
    {
        var (begun, pause) = (clock.GetTimestamp(), TimeSpan.FromMilliseconds(100));
        for (; ; )
        {
            var (answer, wait, why) = await Try(request, cancel);
            if (answer is not null && wait is null) return answer;
            if (clock.GetElapsedTime(begun) > patience) throw new UnansweredException(patience, why);
            await Task.Delay(wait is { } told && told > pause ? told : pause, clock, cancel);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>Once; null where nobody answered.</summary>
    public async Task<Answer?> AskOnce(Func<HttpRequestMessage> request, CancellationToken cancel) => await Try(request, cancel) is { Answer: { } answer, Wait: null } ? answer : null;

    private async Task<(Answer? Answer, TimeSpan? Wait, string Why)> Try(Func<HttpRequestMessage> request, CancellationToken cancel)
    {
        try
        {
            using var asked = request();
            using var response = await http.SendAsync(asked, cancel);
            var answer = new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancel), response.Headers.Date ?? clock.GetUtcNow());
            return (answer, Wait(response, answer), answer.Shown);
        }
        catch (Exception away) when (away is HttpRequestException or IOException || (away is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return (null, null, away.Message);
        }
    }

    private static TimeSpan? Wait(HttpResponseMessage response, Answer answer)
    {
        var isLater = response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
            || (response.StatusCode is HttpStatusCode.Conflict && InHand.Contains(answer.Code));
        return isLater ? response.Headers.RetryAfter?.Delta ?? TimeSpan.Zero : null;
    }
}
