using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace WorkforceOS.Tests.Kit;

/// <summary>The network between a host and its database: it carries bytes, until it goes silent, as a pulled cable does, and later resets what it carried.</summary>
internal sealed class WeakLine : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, Socket> lines = new();
    private readonly CancellationTokenSource end = new();
    private readonly int to;
    private readonly Task accepting;
    private volatile bool silent;

    private WeakLine(int to)
    {
        this.to = to;
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public static WeakLine To(int port) => new(port);

    /// <summary>From now on nothing arrives, in neither direction, and nobody is told.</summary>
    public void GoSilent() => silent = true;

    /// <summary>Works again; what was open is reset.</summary>
    public void Mend()
    {
        foreach (var (near, far) in lines) Reset(near, far);
        silent = false;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        Mend();
        await accepting;
        end.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Carry(await listener.AcceptSocketAsync(end.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Carry(Socket near)
    {
        var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        lines[near] = far;
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, to, end.Token);
            await Task.WhenAny(Pump(near, far), Pump(far, near));
        }
        catch (Exception broken) when (broken is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // As lines do.
        }
        Reset(near, far);
    }

    private async Task Pump(Socket from, Socket into)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, end.Token) is var count and > 0)
            {
                // Whatever is sent into the silence is lost, also when the line works again.
                if (silent) await Task.Delay(Timeout.Infinite, end.Token);
                await into.SendAsync(buffer.AsMemory(0, count), end.Token);
            }
            // A farewell is not heard either.
            while (silent) await Task.Delay(50, end.Token);
        }
        catch (Exception broken) when (broken is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Reset by the one who carries.
        }
    }

    private void Reset(Socket near, Socket far)
    {
        lines.TryRemove(near, out _);
        foreach (var socket in new[] { near, far })
        {
            try
            {
                socket.LingerState = new LingerOption(true, 0);
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                // Closed already.
            }
            socket.Dispose();
        }
    }
}
