using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using WorkforceOS.Notifications.Devices;

namespace WorkforceOS.Notifications.Pushing;

/// <summary>Pushes to phones by Firebase Cloud Messaging, HTTP v1.</summary>
internal sealed class FcmSender(DeviceTokens tokens, PushOptions options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan TokenKept = TimeSpan.FromMinutes(50);
    private readonly FcmAccount? account = options.Fcm.IsWanted ? options.Fcm.Account() : null;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { MaxResponseContentBufferSize = 64 * 1024 };
    private readonly SemaphoreSlim gate = new(1);
    private (string Token, DateTimeOffset Until)? access;

    /// <summary>There is a service account (Push:Fcm:ServiceAccount).</summary>
    public bool IsConfigured => account is not null;

    public async Task<PushAnswer> Send(OutgoingPush push, CancellationToken cancel)
    {
        if (tokens.Open(push.Token) is not { } token) return new(PushOutcome.Gone, Error: "Its token was sealed under another secret.");
        var bearer = await Access(refused: null, cancel);
        var answer = await Post(push, token, bearer, cancel);
        if (answer.Status != 401) return answer;
        var again = await Post(push, token, await Access(refused: bearer, cancel), cancel);
        return again with { IsUnauthorized = again.Status == 401 };
    }

    public void Dispose()
    {
        http.Dispose();
        gate.Dispose();
    }

    private async Task<PushAnswer> Post(OutgoingPush push, string token, string bearer, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{options.Fcm.BaseUrl.TrimEnd('/')}/v1/projects/{account!.Project}/messages:send") { Content = JsonContent.Create(Message(push, token)) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var answer = await http.SendAsync(request, cancel);
        var text = await answer.Content.ReadAsStringAsync(cancel);
        if (answer.IsSuccessStatusCode) return new(PushOutcome.Sent, (int)answer.StatusCode, Named(text));
        var refusal = Refusal(text);
        var outcome = (answer.StatusCode, refusal.Code) switch
        {
            (_, "UNREGISTERED" or "SENDER_ID_MISMATCH") or (HttpStatusCode.NotFound, _) => PushOutcome.Gone,
            (_, "INVALID_ARGUMENT") when refusal.NamesToken => PushOutcome.Gone,
            (HttpStatusCode.TooManyRequests or HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError, _) => PushOutcome.Retry,
            _ => PushOutcome.Dead,
        };
        return new(outcome, (int)answer.StatusCode, null, $"FCM answered {(int)answer.StatusCode} {refusal.Code}".TrimEnd(), RetryAfter.Of(answer.Headers, clock));
    }

    private object Message(OutgoingPush push, string token)
    {
        var payload = PushPayload.Read(push.Payload.Write());
        var seconds = (int)Math.Max(0, (push.GoodUntil - clock.GetUtcNow()).TotalSeconds);
        var data = new Dictionary<string, string> { ["id"] = payload.Id.ToString(), ["kind"] = payload.Kind };
        if (payload.AboutObject is { } about) data["aboutObject"] = about;
        if (payload.AboutId is { } id) data["aboutId"] = id.ToString();
        if (payload.Url is { } url) data["url"] = url;
        if (payload.Type is { } type) data["type"] = type;
        if (payload.DeepLink is { } link) data["deepLink"] = link;
        foreach (var (name, value) in payload.Data ?? new Dictionary<string, Guid>()) data[name] = value.ToString();
        return new
        {
            message = new
            {
                token,
                notification = new { title = payload.Title, body = payload.Body },
                data,
                android = new { ttl = $"{seconds}s", priority = push.IsUrgent ? "HIGH" : "NORMAL", collapse_key = push.Topic, notification = new { tag = push.Topic } },
                apns = new
                {
                    headers = new Dictionary<string, string>
                    {
                        ["apns-expiration"] = push.GoodUntil.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ["apns-priority"] = push.IsUrgent ? "10" : "5", ["apns-collapse-id"] = push.Topic,
                    },
                },
            },
        };
    }

    /// <param name="refused">Another one than this: of many pushes that were refused with it at once, the first fetches one for all.</param>
    private async Task<string> Access(string? refused, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            if (access is { } kept && kept.Token != refused && now < kept.Until) return kept.Token;
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer", ["assertion"] = Assertion(now) });
            using var answer = await http.PostAsync(account!.TokenUri, form, cancel);
            answer.EnsureSuccessStatusCode();
            var fetched = await answer.Content.ReadFromJsonAsync<Fetched>(cancel) is { AccessToken: not null } token ? token : throw new HttpRequestException("The token endpoint answered without a token.");
            access = (fetched.AccessToken, now + TokenKept);
            return fetched.AccessToken;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Signed by the service account (RFC 7523).</summary>
    private string Assertion(DateTimeOffset now)
    {
        var claims = new { iss = account!.ClientEmail, scope = "https://www.googleapis.com/auth/firebase.messaging", aud = account.TokenUri.ToString(), iat = now.ToUnixTimeSeconds(), exp = now.AddHours(1).ToUnixTimeSeconds() };
        var signed = $"{Part(new { alg = "RS256", typ = "JWT" })}.{Part(claims)}";
        using var key = RSA.Create();
        key.ImportFromPem(account.PrivateKey);
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";

        static string Part(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
    }

    private static string? Named(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.TryGetProperty("name", out var name) && name.GetString() is { Length: <= 500 } id ? id : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>Firebase's own code where it says one, and whether it is the token that it complains of.</returns>
    private static (string? Code, bool NamesToken) Refusal(string text)
    {
        try
        {
            var error = JsonSerializer.Deserialize<Refused>(text, JsonSerializerOptions.Web)?.Error;
            var details = error?.Details ?? [];
            return (details.Select(d => d.ErrorCode).FirstOrDefault(c => c is not null) ?? error?.Status, details.SelectMany(d => d.FieldViolations ?? []).Any(v => v.Field is "message.token"));
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private sealed record Fetched([property: JsonPropertyName("access_token")] string AccessToken);

    private sealed record Refused(RefusedError? Error);

    private sealed record RefusedError(string? Status, IReadOnlyList<RefusedDetail>? Details);

    private sealed record RefusedDetail(string? ErrorCode, IReadOnlyList<RefusedField>? FieldViolations);

    private sealed record RefusedField(string? Field);
}
