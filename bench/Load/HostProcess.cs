using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace WorkforceOS.Bench;

/// <summary>The product as it is delivered, in a process of its own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const string Program = "artifacts/bin/Host/release/WorkforceOS.Host.dll";
    private readonly Process process;
    private readonly Task output;
    private readonly Allocations allocations;

    private HostProcess(Process process, Task output, HttpClient http, TimeSpan startedIn) =>
        (this.process, this.output, Http, StartedIn, allocations) = (process, output, http, startedIn, new Allocations(process.Id));

    public HttpClient Http { get; }

    /// <summary>From the start of the process to its first answer from the database.</summary>
    public TimeSpan StartedIn { get; }

    /// <param name="settings">On top of those that lift the limits per caller.</param>
    /// <param name="log">Where its output goes.</param>
    public static async Task<HostProcess> Start(IReadOnlyDictionary<string, string> settings, string log, CancellationToken cancel)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", Program) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Mail__ToFiles"] = "true";
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        foreach (var (name, value) in settings) start.Environment[name] = value;

        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        var output = Keep(process, log);
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 256, AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port}"),
            Timeout = TimeSpan.FromMinutes(5),
        };
        try
        {
            while (!await Answers(http, cancel))
            {
                if (process.HasExited || Stopwatch.GetElapsedTime(started) > TimeSpan.FromMinutes(2)) throw new BenchException($"The host does not start; {log} tells why.");
                await Task.Delay(20, cancel);
            }
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return new HostProcess(process, output, http, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>What it holds in memory now, in megabytes.</summary>
    public double ResidentMegabytes()
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").Single(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Processor time it has used so far.</summary>
    public TimeSpan Worked()
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    /// <summary>Waits until it has compiled what it was asked for so far, which goes on after the answers: until it takes less than a tenth of a core, or a minute has passed.</summary>
    public async Task Rest(CancellationToken cancel)
    {
        for (var second = 0; second < 60; second++)
        {
            var before = Worked();
            await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            if (Worked() - before < TimeSpan.FromMilliseconds(100)) return;
        }
    }

    /// <summary>Memory it has asked for so far, given back or not.</summary>
    public long AllocatedBytes => allocations.Bytes;

    /// <summary>Holds it still, so that it takes nothing from what is measured beside it.</summary>
    public Task Pause() => Signal("STOP");

    public Task GoOn() => Signal("CONT");

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!process.HasExited)
        {
            await Signal("CONT");
            await allocations.DisposeAsync();
            await Signal("TERM");
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        await output;
        process.Dispose();
    }

    private async Task Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private static async Task<bool> Answers(HttpClient http, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.GetAsync("/readyz", cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task Keep(Process process, string log)
    {
        await using var file = Stream.Synchronized(File.Create(log));
        await Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(file), process.StandardError.BaseStream.CopyToAsync(file));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
