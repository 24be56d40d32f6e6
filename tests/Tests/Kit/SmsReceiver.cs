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

/// <summary>Where an operator would have text messages posted to. It checks the signature as the documentation says.</summary>
public sealed class SmsReceiver : IAsyncDisposable
{
    public const string Secret = "the secret that this receiver knows us by";
    private readonly ConcurrentQueue<ReceivedSms> received = new();
    private WebApplication? app;

    /// <summary>What it answers to the next ones.</summary>
    public Func<ReceivedSms, HttpResponse, int> Answers { get; set; } = (_, _) => 200;

    public string Url { get; private set; } = "";

    public IReadOnlyList<ReceivedSms> Received => [.. received];

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            var (timestamp, bytes) = (http.Request.Headers["X-WorkforceOS-Timestamp"].ToString(), body.ToArray());
            var wanted = "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), (byte[])[.. Encoding.UTF8.GetBytes(timestamp), (byte)'.', .. bytes]));
            var json = JsonDocument.Parse(bytes).RootElement;
            var sms = new ReceivedSms(json.Id(), json.Str("to")!, json.Str("text")!, timestamp, http.Request.Headers["X-WorkforceOS-Signature"] == wanted);
            received.Enqueue(sms);
            http.Response.StatusCode = Answers(sms, http.Response);
        });
        await app.StartAsync();
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/sms";
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
    }
}

public sealed record ReceivedSms(Guid Id, string To, string Text, string Timestamp, bool IsSigned);
