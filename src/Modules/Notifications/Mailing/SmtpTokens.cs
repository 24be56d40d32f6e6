using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace WorkforceOS.Notifications.Mailing;

/// <summary>The token that signs us in at the mail server: the one configured, or one fetched and kept until shortly before it ends.</summary>
internal sealed class SmtpTokens(MailOptions options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private readonly SmtpOAuth2Options oauth = options.Smtp.OAuth2;
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(options.Smtp.TimeoutSeconds) };
    private readonly SemaphoreSlim gate = new(1);
    private string? token;
    private DateTimeOffset goodUntil;

    public async Task<string> Current(CancellationToken cancel)
    {
        if (oauth.Token is { } configured) return configured;
        await gate.WaitAsync(cancel);
        try
        {
            if (token is not null && clock.GetUtcNow() < goodUntil) return token;
            var fetched = await Fetch(cancel);
            (token, goodUntil) = (fetched.AccessToken, clock.GetUtcNow() + TimeSpan.FromSeconds(fetched.ExpiresIn) - Margin);
            return token;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The server did not like it: the next sign-in fetches another.</summary>
    public void Forget() => goodUntil = default;

    public void Dispose()
    {
        http.Dispose();
        gate.Dispose();
    }

    private async Task<Fetched> Fetch(CancellationToken cancel)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = oauth.ClientId!, ["client_secret"] = oauth.ClientSecret! };
        if (oauth.Scope is { } scope) form["scope"] = scope;
        using var content = new FormUrlEncodedContent(form);
        using var answer = await http.PostAsync(new Uri(oauth.TokenEndpoint!), content, cancel);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<Fetched>(cancel) is { AccessToken: not null } fetched ? fetched : throw new HttpRequestException("The token endpoint answered without a token.");
    }

    private sealed record Fetched([property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn = 300);
}
