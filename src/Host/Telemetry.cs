using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel;

namespace WorkforceOS.Host;

/// <summary>Traces and metrics by OTLP, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says to whom. The other OTEL_ variables mean what they always mean.</summary>
internal sealed class Telemetry : IHostedService, IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private TracerProvider? traces;
    private MeterProvider? metrics;

    public static bool IsWanted => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Endpoint));

    public Task StartAsync(CancellationToken cancel)
    {
        // What the environment says comes last, and wins.
        var resource = ResourceBuilder.CreateEmpty().AddService("workforceos", serviceVersion: Company.AppVersion).AddTelemetrySdk().AddEnvironmentVariableDetector();
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
            .AddSource("Microsoft.AspNetCore", "Npgsql", Instrumentation.Name)
            .SetSampler(new ParentBasedSampler(new WithoutPolling()))
            .AddOtlpExporter()
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
            .AddMeter("Microsoft.AspNetCore.Hosting", "Npgsql", Instrumentation.Name)
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>Sends what is not sent yet.</summary>
    public Task StopAsync(CancellationToken cancel)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
        (traces, metrics) = (null, null);
    }

    /// <summary>A statement that belongs to no request, job or delivery is somebody looking whether there is work, each second.</summary>
    private sealed class WithoutPolling : Sampler
    {
        public override SamplingResult ShouldSample(in SamplingParameters what) => new(what.Kind is ActivityKind.Client ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
    }
}
