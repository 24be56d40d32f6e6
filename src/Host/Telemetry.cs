using System.Diagnostics;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel;

namespace WorkforceOS.Host;

/// <summary>Traces, metrics and logs by OTLP, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says to whom. The other OTEL_ variables mean what they always mean.</summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void Add(WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[Endpoint])) return;
        builder.Services.AddOpenTelemetry()
            // What the environment says comes last, and wins.
            .ConfigureResource(resource => resource.Clear().AddService("workforceos", serviceVersion: Product.Version).AddTelemetrySdk().AddEnvironmentVariableDetector())
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(requests => requests.Filter = http => http.Request.Path != Health.LivePath && http.Request.Path != Health.ReadyPath)
                .AddHttpClientInstrumentation()
                .AddNpgsql()
                .AddSource(Instrumentation.Name)
                .SetSampler(new ParentBasedSampler(new WithoutPolling())))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddNpgsqlInstrumentation()
                .AddMeter(Instrumentation.Name))
            .WithLogging()
            .UseOtlpExporter();
    }

    /// <summary>A statement that belongs to no request, job or delivery is somebody looking whether there is work.</summary>
    private sealed class WithoutPolling : Sampler
    {
        public override SamplingResult ShouldSample(in SamplingParameters what) => new(what.Kind is ActivityKind.Client ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
    }
}
