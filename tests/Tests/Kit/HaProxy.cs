using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using WorkforceOS.Host;

namespace WorkforceOS.Tests.Kit;

/// <summary>A real balancer in front of hosts: it ends TLS, as far as they can tell, says who calls, and leaves out who is not ready.</summary>
internal sealed class HaProxy : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly int port = HostProcess.FreePort();
    private readonly int portFrom = HostProcess.FreePort();
    private readonly StringBuilder output = new();
    private readonly List<HttpClient> clients = [];
    private Process? process;

    private HaProxy()
    {
    }

    public Uri Address => new($"http://127.0.0.1:{port}");

    public static async Task<HaProxy> Start(params Uri[] hosts)
    {
        var program = Commands.Find("haproxy");
        program.ShouldNotBeNull("haproxy is not installed: ./test installs it, or do it by hand (Debian: apt-get install haproxy).");
        var proxy = new HaProxy();
        var config = Path.Combine(proxy.folder.Path, "haproxy.cfg");
        await File.WriteAllTextAsync(config, proxy.Config(hosts));
        proxy.process = Process.Start(new ProcessStartInfo(program, ["-db", "-f", config]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        proxy.process.OutputDataReceived += proxy.Keep;
        proxy.process.ErrorDataReceived += proxy.Keep;
        proxy.process.BeginOutputReadLine();
        proxy.process.BeginErrorReadLine();
        await proxy.UntilItServes();
        return proxy;
    }

    /// <summary>Somebody who calls from that address, IPv4 or IPv6, as the balancer sees it.</summary>
    public HttpClient ClientFrom(string address)
    {
        var family = address.Contains(':') ? "TCP6" : "TCP4";
        var here = address.Contains(':') ? "::1" : "127.0.0.1";
        return Client(portFrom, async (socket, cancel) =>
        {
            await socket.ConnectAsync(IPAddress.Loopback, portFrom, cancel);
            await socket.SendAsync(Encoding.ASCII.GetBytes($"PROXY {family} {address} {here} 40000 80\r\n"), cancel);
        });
    }

    /// <summary>Somebody who goes around the balancer, from another address of this machine than its own.</summary>
    public HttpClient ClientBeside(Uri host, string loopback) => Client(host.Port, async (socket, cancel) =>
    {
        socket.Bind(new IPEndPoint(IPAddress.Parse(loopback), 0));
        await socket.ConnectAsync(IPAddress.Loopback, host.Port, cancel);
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients) client.Dispose();
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Dispose();
    }

    private HttpClient Client(int to, Func<Socket, CancellationToken, Task> connect)
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            UseCookies = false,
            ConnectCallback = async (_, cancel) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await connect(socket, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        }) { BaseAddress = new Uri($"http://127.0.0.1:{to}"), Timeout = TimeSpan.FromSeconds(30) };
        clients.Add(client);
        return client;
    }

    private string Config(Uri[] hosts) => $"""
        global
            maxconn 500
        defaults
            mode http
            timeout connect 2s
            timeout check 10s
            timeout client 90s
            timeout server 90s
            option forwardfor
            option httpchk GET /readyz
            option redispatch
            retries 2
        frontend callers
            bind 127.0.0.1:{port}
            http-request set-header X-Forwarded-Proto https
            default_backend hosts
        frontend callers_from_anywhere
            bind 127.0.0.1:{portFrom} accept-proxy
            http-request set-header X-Forwarded-Proto https
            default_backend hosts
        backend hosts
            balance roundrobin
            default-server check inter 500ms fall 2 rise 1
        {string.Join('\n', hosts.Select((host, i) => $"    server host{i} {host.Host}:{host.Port}"))}

        """;

    private async Task UntilItServes()
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            process!.HasExited.ShouldBeFalse($"haproxy ended by itself: {Output()}");
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), $"haproxy does not serve: {Output()}");
            try
            {
                using var reply = await http.GetAsync("/health");
                if (reply.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
        }
    }

    private string Output()
    {
        lock (output) return output.ToString();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output) output.AppendLine(line.Data);
    }
}
