using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WorkforceOS.Tests.Kit;

/// <summary>An OpenID issuer of ID tokens: its discovery document, its keys, and what it signs. Written from the RFCs, not from what the product uses.</summary>
public sealed class Issuer(TestClock clock) : IAsyncDisposable
{
    public const string Audience = "the-app";
    private readonly List<(string Id, AsymmetricAlgorithm Key)> keys = [];
    private WebApplication? app;
    private int made;

    public string Url { get; private set; } = "";

    public bool IsDown { get; set; }

    /// <summary>How often its keys were asked for.</summary>
    public int Asked { get; private set; }

    public async Task Start()
    {
        Rotate();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => IsDown ? Results.StatusCode(503) : Results.Json(new { issuer = Url, jwks_uri = Url + "/keys" }));
        app.MapGet("/keys", () =>
        {
            Asked++;
            return Results.Json(new { keys = keys.Select(k => Public(k.Id, k.Key)) });
        });
        await app.StartAsync();
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    /// <summary>Signs with a new key from now on, by turns RSA and a curve; the ones before are gone.</summary>
    public void Rotate()
    {
        keys.Clear();
        keys.Add(($"key{++made}", made % 2 == 1 ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256)));
    }

    /// <param name="claims">Instead of the usual ones, or beside them; null takes one away.</param>
    public string Token(string subject, Dictionary<string, object?>? claims = null, string? alg = null)
    {
        var now = clock.Now.ToUnixTimeSeconds();
        var content = new Dictionary<string, object?> { ["iss"] = Url, ["aud"] = Audience, ["sub"] = subject, ["iat"] = now, ["exp"] = now + 3600 };
        foreach (var (name, value) in claims ?? []) content[name] = value;
        var (id, key) = keys[^1];
        var text = Part(new { alg = alg ?? (key is RSA ? "RS256" : "ES256"), kid = id, typ = "JWT" }) + "." + Part(content.Where(c => c.Value is not null).ToDictionary());
        return $"{text}.{(alg is "none" ? "" : Base64Url.EncodeToString(Sign(key, Encoding.ASCII.GetBytes(text))))}";
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
    }

    private static byte[] Sign(AsymmetricAlgorithm key, byte[] text) => key is RSA rsa ? rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) : ((ECDsa)key).SignData(text, HashAlgorithmName.SHA256);

    private static object Public(string id, AsymmetricAlgorithm key)
    {
        if (key is RSA rsa) return new { kty = "RSA", use = "sig", kid = id, n = Base64Url.EncodeToString(rsa.ExportParameters(false).Modulus), e = Base64Url.EncodeToString(rsa.ExportParameters(false).Exponent) };
        var point = ((ECDsa)key).ExportParameters(false).Q;
        return new { kty = "EC", use = "sig", kid = id, crv = "P-256", x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) };
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
