using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Kernel;

/// <summary>
/// Short messages between hosts through LISTEN/NOTIFY: drop a cache, wake a stream. They are sent after the commit, many at once, because
/// NOTIFY in a transaction makes all commits of the server wait for each other. So one may be lost, and must do no harm: what is remembered
/// is remembered for seconds, a stream looks again when it is opened again, and an unknown signing key is looked up.
/// </summary>
public sealed partial class Signals(Database database, ILogger<Signals> log) : BackgroundService
{
    /// <summary>After so long without a word the server is asked whether it is still there; that, its answer and a new connection take less than 20 seconds.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(8);

    private const string Channel = "workforceos";
    private const int MostWaiting = 100_000;
    private const int MostAtOnce = 500;
    private const int MostTries = 3;
    private readonly ConcurrentDictionary<object, (string Topic, Action<string> Hear)> listeners = new();
    private readonly Channel<string> outgoing = System.Threading.Channels.Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Calls <paramref name="hear"/> with the payload of each signal of the topic, until disposed. After a lost connection it is called with an empty payload: anything may have changed.</summary>
    public IDisposable On(string topic, Action<string> hear)
    {
        var key = new object();
        listeners[key] = (topic, hear);
        return new Listener(() => listeners.TryRemove(key, out _));
    }

    /// <summary>Tells all hosts, this one too, in a moment.</summary>
    public void Send(string topic, string payload) => outgoing.Writer.TryWrite($"{topic}:{payload}");

    /// <summary>Sends what waits, for a program that is no host and ends now.</summary>
    public async Task Flush(CancellationToken cancel)
    {
        var waiting = new HashSet<string>();
        while (outgoing.Reader.TryRead(out var signal)) waiting.Add(signal);
        if (waiting.Count > 0) await Send([.. waiting], cancel);
    }

    protected override Task ExecuteAsync(CancellationToken stop) => Task.WhenAll(Listen(stop), SendAll(stop));

    private async Task Listen(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenToListen(stop);
                connection.Notification += (_, notification) => Spread(notification.Payload);
                await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection)) await listen.ExecuteNonQueryAsync(stop);
                foreach (var (_, hear) in listeners.Values) hear("");
                while (true)
                {
                    // A server that froze and a network that fell silent look as if there were no news.
                    if (await connection.WaitAsync(Silence, stop)) continue;
                    await using var ask = new NpgsqlCommand("SELECT 1", connection);
                    await ask.ExecuteScalarAsync(stop);
                }
            }
            catch (Exception lost) when (!lost.IsStop(stop))
            {
                LogLost(log, lost.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task SendAll(CancellationToken stop)
    {
        try
        {
            while (await outgoing.Reader.WaitToReadAsync(stop))
            {
                var batch = new HashSet<string>();
                while (batch.Count < MostAtOnce && outgoing.Reader.TryRead(out var signal)) batch.Add(signal);
                await Send([.. batch], stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping: the others' caches live for seconds.
        }
    }

    private async Task Send(string[] batch, CancellationToken stop)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            try
            {
                await using var connection = await database.OpenAcrossCompanies(stop);
                await using var notify = new NpgsqlCommand($"SELECT count(pg_notify('{Channel}', signal)) FROM unnest($1) AS signal", connection) { Parameters = { new() { Value = batch } } };
                await notify.ExecuteNonQueryAsync(stop);
                return;
            }
            catch (Exception failure) when (!failure.IsStop(stop))
            {
                LogNotSent(log, batch.Length, failure.Message);
                await Task.Delay(TimeSpan.FromSeconds(attempt), stop);
            }
        }
    }

    private void Spread(string signal)
    {
        var colon = signal.IndexOf(':');
        if (colon < 0) return;
        var (topic, payload) = (signal[..colon], signal[(colon + 1)..]);
        foreach (var listener in listeners.Values)
        {
            if (listener.Topic == topic) listener.Hear(payload);
        }
    }

    private sealed class Listener(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signals between hosts are interrupted: {Reason}")]
    private static partial void LogLost(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} signals to other hosts could not be sent: {Reason}")]
    private static partial void LogNotSent(ILogger log, int count, string reason);
}
