using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace WorkforceOS.Notifications.Pushing;

/// <summary>
/// The way to push services. A name is looked up once, and connected to is what was looked at: a name that answers otherwise the second
/// time gains nothing. Redirects are not followed, no proxy is asked, no answer of a browser's service is read.
/// </summary>
/// <param name="Resolve">The addresses of a name.</param>
/// <param name="MayConnect">Whether an address may be connected to.</param>
/// <param name="Trusts">Beside the usual check of certificates; null for that alone.</param>
internal sealed record PushNetwork(Func<string, CancellationToken, Task<IPAddress[]>> Resolve, Func<string, IPAddress, int, IPEndPoint?> MayConnect, RemoteCertificateValidationCallback? Trusts = null)
{
    public static readonly PushNetwork Internet = new(Dns.GetHostAddressesAsync, (_, address, port) => PushEndpoints.IsPublic(address) ? new(address, port) : null);

    /// <summary>For endpoints that browsers name.</summary>
    public HttpMessageHandler Handler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxConnectionsPerServer = 16,
        ConnectCallback = Connect,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = Trusts },
    };

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await Resolve(context.DnsEndPoint.Host, cancel);
        // One that is not allowed among them is reason enough to doubt the name.
        IPEndPoint[] ends = [.. addresses.Select(a => MayConnect(context.DnsEndPoint.Host, a, context.DnsEndPoint.Port) ?? throw new PushRefusedException("The address of the push service is not one of the internet."))];
        if (ends is []) throw new HttpRequestException("The push service has no address.");
        var socket = new Socket(ends[0].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(ends[0], cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Nothing is sent there, now or later.</summary>
internal sealed class PushRefusedException(string reason) : Exception(reason);
