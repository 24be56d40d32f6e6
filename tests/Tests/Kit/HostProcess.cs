using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WorkforceOS.Tests.Kit;

/// <summary>The host as a process of its own, with a data folder of its own: to be killed.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder folder = new();
    private readonly int port = FreePort();
    private readonly StringBuilder output = new();
    private readonly IReadOnlyDictionary<string, string> more;
    private Process? process;

    public HttpClient Http { get; }

    public Uri Address => Http.BaseAddress!;

    /// <summary>For so long a command may run.</summary>
    public TimeSpan CommandLimit { get; init; } = StartLimit;

    /// <param name="more">Settings beside or instead of the usual ones, by the names of environment variables.</param>
    public HostProcess(IReadOnlyDictionary<string, string>? more = null) => (this.more, Http) = (more ?? new Dictionary<string, string>(), new HttpClient(new SocketsHttpHandler { UseCookies = false, PooledConnectionLifetime = TimeSpan.FromSeconds(30) })
    {
        BaseAddress = new Uri($"http://127.0.0.1:{port}"),
        Timeout = TimeSpan.FromSeconds(30),
    });

    /// <summary>Starts it and waits until it answers.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> Start()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "WorkforceOS.Host.dll")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Settings().Concat(more)) start.Environment[name] = value;
        var waited = Stopwatch.StartNew();
        process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!await Answers())
        {
            process.HasExited.ShouldBeFalse($"The host ended by itself: {Output()}");
            waited.Elapsed.ShouldBeLessThan(StartLimit, $"The host does not answer: {Output()}");
            await Task.Delay(50);
        }
        return waited.Elapsed;
    }

    /// <summary>Runs the program once more with the same settings and data, for a command.</summary>
    public async Task<(int Exit, string Output)> Command(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "WorkforceOS.Host.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Settings()) start.Environment[name] = value;
        using var command = Process.Start(start)!;
        var (said, complained) = (command.StandardOutput.ReadToEndAsync(), command.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(CommandLimit);
        await command.WaitForExitAsync(limit.Token);
        return (command.ExitCode, await said + await complained);
    }

    /// <summary>kill -9: no farewell, no clean-up.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>SIGTERM, as a service manager does it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> Stop()
    {
        using (var kill = Process.Start("kill", ["-TERM", process!.Id.ToString()])!) await kill.WaitForExitAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        await process.WaitForExitAsync(limit.Token);
        var code = process.ExitCode;
        process.Dispose();
        process = null;
        return code;
    }

    public string Output()
    {
        lock (output) return output.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (process is not null) await Stop();
        folder.Dispose();
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
        ["WORKFORCEOS_DATA"] = folder.Path,
        ["Demo__Enabled"] = "false",
        ["Identity__RevealCodes"] = "true",
        ["Identity__PasswordIterations"] = "1000",
        ["Identity__SuperAdmin__Email"] = "admin@workforceos.test",
        ["Identity__SuperAdmin__Password"] = "a-super-secret-1",
        ["RateLimits__Burst"] = "100000",
        ["RateLimits__PerSecond"] = "100000",
    };

    private async Task<bool> Answers()
    {
        try
        {
            using var response = await Http.GetAsync("/auth-api/v1/briefcompanies");
            return response.StatusCode is HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output) output.AppendLine(line.Data);
    }

    /// <summary>One that nobody listens at, and that no connection is given: those have ports from 32768 on, and one may have it just when a host that was killed comes back.</summary>
    internal static int FreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(10_000, 32_768));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Somebody listens there.
            }
        }
    }
}
