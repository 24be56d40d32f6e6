using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkforceOS.Notifications.Pushing;

namespace WorkforceOS.Tests.Kit;

/// <summary>A push service and the browser behind it, which decrypts by RFC 8291 what it gets. Written from the RFC, not from what the product uses.</summary>
public sealed class PushReceiver : IAsyncDisposable
{
    public const string Host = "push.test";
    private readonly ECDiffieHellman key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] auth = RandomNumberGenerator.GetBytes(16);
    private readonly ConcurrentQueue<ReceivedPush> received = new();
    private WebApplication? app;

    /// <summary>What it answers to the next ones.</summary>
    public Func<HttpResponse, int> Answers { get; set; } = _ => 201;

    public int Port { get; private set; }

    public IReadOnlyList<ReceivedPush> Received => [.. received];

    private byte[] Point
    {
        get
        {
            var q = key.ExportParameters(false).Q;
            return [4, .. q.X!, .. q.Y!];
        }
    }

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate())));
        app = builder.Build();
        app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            received.Enqueue(new(http.Request.Path, http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
            http.Response.StatusCode = Answers(http.Response);
        });
        await app.StartAsync();
        Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
    }

    /// <summary>What the browser hands to the page.</summary>
    public object Subscription(string path = "/one", string host = Host) => new { endpoint = $"https://{host}{path}", keys = new { p256dh = Base64Url.EncodeToString(Point), auth = Base64Url.EncodeToString(auth) } };

    /// <summary>The way from the product to here: only this name is another than on the internet.</summary>
    internal PushNetwork Network(Func<string, IPAddress[]>? names = null) => new(
        (name, _) => Task.FromResult(names?.Invoke(name) ?? [IPAddress.Loopback]),
        (name, address, port) => name == Host ? new(IPAddress.Loopback, Port) : PushEndpoints.IsPublic(address) ? new(address, port) : null,
        (_, _, _, _) => true);

    /// <summary>The payload, decrypted (RFC 8188 with one record, keys by RFC 8291).</summary>
    public JsonElement Decrypt(ReceivedPush push)
    {
        var (salt, keyLength) = (push.Body[..16], push.Body[20]);
        BinaryPrimitives.ReadUInt32BigEndian(push.Body.AsSpan(16, 4)).ShouldBeGreaterThanOrEqualTo((uint)push.Body.Length - 86);
        var sender = push.Body[21..(21 + keyLength)];
        using var other = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = sender[1..33], Y = sender[33..65] } });
        var shared = key.DeriveRawSecretAgreement(other.PublicKey);
        var material = HKDF.Expand(HashAlgorithmName.SHA256, HKDF.Extract(HashAlgorithmName.SHA256, shared, auth), 32, [.. "WebPush: info\0"u8, .. Point, .. sender]);
        var pseudo = HKDF.Extract(HashAlgorithmName.SHA256, material, salt);
        using var aes = new AesGcm(HKDF.Expand(HashAlgorithmName.SHA256, pseudo, 16, "Content-Encoding: aes128gcm\0"u8.ToArray()), 16);
        var sealedText = push.Body[(21 + keyLength)..];
        var open = new byte[sealedText.Length - 16];
        aes.Decrypt(HKDF.Expand(HashAlgorithmName.SHA256, pseudo, 12, "Content-Encoding: nonce\0"u8.ToArray()), sealedText.AsSpan(0, open.Length), sealedText.AsSpan(open.Length), open);
        var end = Array.FindLastIndex(open, b => b != 0);
        open[end].ShouldBe((byte)2, "the last record");
        return JsonDocument.Parse(open.AsMemory(0, end)).RootElement;
    }

    /// <summary>Who sent it, as push services check it (RFC 8292): the claims of a token that this key has signed.</summary>
    public static JsonElement Sender(ReceivedPush push, string publicKey)
    {
        var parts = push.Headers["Authorization"]["vapid ".Length..].Split(',').Select(p => p.Trim().Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        parts["k"].ShouldBe(publicKey);
        var token = parts["t"].Split('.');
        var point = Base64Url.DecodeFromChars(publicKey);
        using var signer = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = point[1..33], Y = point[33..65] } });
        signer.VerifyData(Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"), Base64Url.DecodeFromChars(token[2]), HashAlgorithmName.SHA256).ShouldBeTrue();
        return JsonDocument.Parse(Base64Url.DecodeFromChars(token[1])).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        key.Dispose();
    }

    private static X509Certificate2 Certificate()
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest($"CN={Host}", own, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}

public sealed record ReceivedPush(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body);
