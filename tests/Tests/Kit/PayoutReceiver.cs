using System.Collections.Concurrent;
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

/// <summary>Where an operator would have payments posted to. It checks the signature as the documentation says, pays once under each key, and says again what it said.</summary>
public sealed class PayoutReceiver : IAsyncDisposable
{
    public const string Secret = "the secret that this receiver of payments knows us by";
    private readonly ConcurrentQueue<ReceivedPayout> received = new();
    private readonly ConcurrentDictionary<string, string> paid = new();
    private WebApplication? app;

    /// <summary>What becomes of the next ones: null where it pays.</summary>
    public Func<ReceivedPayout, HttpContext, Task<string?>> Answers { get; set; } = (_, _) => Task.FromResult<string?>(null);

    public string Url { get; private set; } = "";

    public IReadOnlyList<ReceivedPayout> Received => [.. received];

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(Take);
        await app.StartAsync();
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/payouts";
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
    }

    private async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var (timestamp, bytes) = (http.Request.Headers["X-WorkforceOS-Timestamp"].ToString(), body.ToArray());
        var wanted = "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), (byte[])[.. Encoding.UTF8.GetBytes(timestamp), (byte)'.', .. bytes]));
        var payout = new ReceivedPayout(http.Request.Headers["Idempotency-Key"].ToString(), JsonDocument.Parse(bytes).RootElement, http.Request.Headers["X-WorkforceOS-Signature"] == wanted);
        received.Enqueue(payout);
        if (!paid.ContainsKey(payout.Key) && await Answers(payout, http) is { } instead)
        {
            if (!http.Response.HasStarted) await http.Response.WriteAsync(instead);
            return;
        }
        await http.Response.WriteAsync(JsonSerializer.Serialize(new { status = "PAID", reference = Pay(payout) }));
    }

    /// <summary>The money moves, whatever is answered.</summary>
    public string Pay(ReceivedPayout payout) => paid.GetOrAdd(payout.Key, _ => $"REF-{paid.Count + 1}");
}

public sealed record ReceivedPayout(string Key, JsonElement Body, bool IsSigned);
