using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>A host of which everything is heard that leaves it beside answers: its log, its telemetry, mails, text messages and pushes.</summary>
public sealed class MarkedHost : TestHost
{
    private readonly OtlpReceiver telemetry = new();
    private readonly ConcurrentQueue<string> said = new();
    private string collector = "";

    public SmsReceiver Phone { get; } = new();

    public PushReceiver Browser { get; } = new();

    public override async ValueTask InitializeAsync()
    {
        await Phone.Start();
        await Browser.Start();
        collector = await telemetry.Start();
        await base.InitializeAsync();
    }

    /// <summary>Sends all that waits.</summary>
    public async Task SendAll()
    {
        await DeliverOutbox();
        foreach (var job in new[] { "notifications.dispatchNotices", "notifications.bundlePushes", "notifications.sendPushes", "notifications.bundleMails", "notifications.sendMails", "notifications.sendSms", "notifications.dispatchNotices" })
        {
            Clock.Advance(TimeSpan.FromSeconds(5));
            await RunJob(job);
        }
    }

    /// <summary>By where it went.</summary>
    public async Task<Dictionary<string, string>> WhatLeft()
    {
        Services.GetRequiredService<TracerProvider>().ForceFlush();
        Services.GetRequiredService<LoggerProvider>().ForceFlush();
        Services.GetRequiredService<MeterProvider>().ForceFlush();
        var mails = Directory.EnumerateFiles(DataFolder, "*.eml", SearchOption.AllDirectories).Select(f => new ReceivedMail(File.ReadAllText(f, Encoding.Latin1), [])).ToList();
        return new()
        {
            ["the log"] = string.Join('\n', said),
            ["traces"] = telemetry.Received("traces"),
            ["metrics"] = telemetry.Received("metrics"),
            ["logs by OTLP"] = telemetry.Received("logs"),
            ["mails"] = string.Join('\n', mails.Select(m => $"{m.Raw} {m.Subject} {m.Text} {m.Html}")),
            ["text messages"] = string.Join('\n', Phone.Received.Select(s => s.Text)),
            ["pushes"] = string.Join('\n', Browser.Received.Select(p => $"{string.Join(' ', p.Headers)} {Browser.Decrypt(p)}")),
            ["the staffing document"] = (await Visitor().Get("/openapi/staffing.json")).Should(200).Text,
            ["the company document"] = (await Visitor().Get("/openapi/company.json")).Should(200).Text,
        };
    }

    protected override Dictionary<string, string?> Settings => new(HeardLog.Everything)
    {
        ["Identity:KeyEncryptionSecret"] = SecondHost.SharedSecret["Identity:KeyEncryptionSecret"],
        ["Ai:Provider"] = "disabled", ["Ai:OpenAI:ApiKey"] = Marks.ModelKey,
        ["Sms:Driver"] = "webhook", ["Sms:Webhook:Url"] = Phone.Url, ["Sms:Webhook:Secret"] = SmsReceiver.Secret,
        ["Push:AllowedHosts:0"] = PushReceiver.Host,
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
    };

    protected override void Add(IServiceCollection services)
    {
        services.AddSingleton<ILoggerProvider>(new HeardLog(said));
        services.AddSingleton(Browser.Network());
    }

    protected override async ValueTask CleanUp()
    {
        await Phone.DisposeAsync();
        await Browser.DisposeAsync();
        await telemetry.DisposeAsync();
    }
}
