using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace WorkforceOS.Identity;

/// <summary>
/// The outside issuer's keys, found by its discovery document. Read again after an hour, and before a token is refused whose key is not
/// among them; but whoever invents keys does not make us ask each time. While the issuer is down the keys that are known count on.
/// </summary>
internal sealed partial class IssuerKeys : IDisposable
{
    private const int MostBytes = 512 * 1024;
    private static readonly TimeSpan Freshness = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenReads = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly OutsideIssuerOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<IssuerKeys> log;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Patience, MaxResponseContentBufferSize = MostBytes };
    private readonly SemaphoreSlim reading = new(1);
    private IReadOnlyDictionary<string, SecurityKey>? known;
    private DateTimeOffset readAt;
    private DateTimeOffset triedAt;

    public IssuerKeys(OutsideIssuerOptions options, TimeProvider clock, ILogger<IssuerKeys> log) => (this.options, this.clock, this.log) = (options, clock, log);

    /// <returns>The key of that id, null where the issuer has none; a refusal where nothing is known because it cannot be reached.</returns>
    public async Task<(SecurityKey? Key, bool IsDown)> Find(string id, CancellationToken cancel)
    {
        if (known is { } fresh && clock.GetUtcNow() < readAt + Freshness && fresh.TryGetValue(id, out var key)) return (key, false);
        await reading.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            var hasIt = known?.ContainsKey(id) is true && now < readAt + Freshness;
            if (!hasIt && now >= triedAt + BetweenReads) await Read(now, cancel);
            return (known?.GetValueOrDefault(id), known is null);
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose()
    {
        http.Dispose();
        reading.Dispose();
    }

    private async Task Read(DateTimeOffset now, CancellationToken cancel)
    {
        triedAt = now;
        var issuer = options.UsedIssuer!;
        try
        {
            var documents = new HttpDocumentRetriever(http) { RequireHttps = issuer.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase) };
            var found = await OpenIdConnectConfigurationRetriever.GetAsync($"{issuer.TrimEnd('/')}/.well-known/openid-configuration", documents, cancel);
            if (found.Issuer != issuer) throw new InvalidOperationException($"The discovery document is of another issuer, {found.Issuer}.");
            known = found.SigningKeys.Where(k => k.KeyId is not null).GroupBy(k => k.KeyId).ToDictionary(k => k.Key, k => k.First());
            readAt = now;
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            LogDown(log, issuer, failure.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The keys of the issuer {Issuer} cannot be read: {Reason}")]
    private static partial void LogDown(ILogger log, string issuer, string reason);
}
