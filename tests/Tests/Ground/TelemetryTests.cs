using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Scheduling;

namespace WorkforceOS.Tests.Ground;

/// <summary>Traces, metrics and logs arrive where the environment says, under the names that OpenTelemetry gives them.</summary>
public sealed class TelemetryTests
{
    private const string Route = Roster.Shifts + "/{shiftId}";
    private const string ReadShift = "GET " + Route;

    [Fact]
    public async Task A_request_its_events_and_its_log_line_arrive_by_otlp_and_polling_does_not()
    {
        await using var receiver = new OtlpReceiver();
        await using var host = new WatchedHost(await receiver.Start());
        await host.InitializeAsync();
        // A caller that traces nothing: the tests' own client is in this process, and would say that its requests are not sampled.
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, ActivityHeadersPropagator = null }) { BaseAddress = host.Http.BaseAddress };
        var company = await TestCompany.Found(http);
        var person = await company.Hire();
        var shift = await company.Owner.Planned("2026-03-04", "09:00", "17:00", person);
        (await company.Owner.Get($"{Roster.Shifts}/{shift}")).Should(200);
        (await http.GetAsync("/health")).EnsureSuccessStatusCode();
        await host.DeliverOutbox();

        // A request's span and log line end after its answer has arrived.
        for (var tries = 0; tries < 100 && !(receiver.Received("traces").Contains(ReadShift) && receiver.Received("logs").Contains(Route)); tries++)
        {
            await Task.Delay(100);
            host.Services.GetRequiredService<TracerProvider>().ForceFlush();
            host.Services.GetRequiredService<LoggerProvider>().ForceFlush();
        }
        host.Services.GetRequiredService<MeterProvider>().ForceFlush();

        var traces = receiver.Received("traces");
        foreach (var name in new[] { "service.name", "workforceos", ReadShift, "http.route", "http.response.status_code", "workforceos.operation", "getShift", "db.query.text", "deliver shift.assigned" }) traces.ShouldContain(name);
        traces.ShouldNotContain(shift.ToString());
        // The outbox's: what jobs of tests beside this one ask is traced with them, and arrives here too.
        traces.ShouldNotContain("WITH due AS MATERIALIZED", customMessage: "Looking for work is no work.");
        traces.ShouldNotContain("GET /health");

        var metrics = receiver.Received("metrics");
        foreach (var name in new[] { "http.server.request.duration", "db.client.", "dotnet.gc.", "workforceos.outbox.events" }) metrics.ShouldContain(name);
        receiver.Received("logs").ShouldContain(Route);
    }

    private sealed class WatchedHost(string endpoint) : TestHost
    {
        protected override Dictionary<string, string?> Settings => new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" };
    }
}
