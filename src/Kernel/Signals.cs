using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Kernel;

/// <summary>Short messages between hosts through LISTEN/NOTIFY: drop a cache, wake a stream. A lost one must do no harm.</summary>
public sealed partial class Signals(Database database, ILogger<Signals> log) : BackgroundService
{
    private readonly ConcurrentDictionary<object, (string Topic, Action<string> Hear)> listeners = new();

    /// <summary>Calls <paramref name="hear"/> with the payload of each signal of the topic, until disposed. After a lost connection it is called with an empty payload: anything may have changed.</summary>
    public IDisposable On(string topic, Action<string> hear)
    {
        var key = new object();
        listeners[key] = (topic, hear);
        return new Listener(() => listeners.TryRemove(key, out _));
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenAcrossCompanies(stop);
                connection.Notification += (_, notification) => Spread(notification.Payload);
                await using (var listen = new NpgsqlCommand("LISTEN workforceos", connection)) await listen.ExecuteNonQueryAsync(stop);
                foreach (var (_, hear) in listeners.Values) hear("");
                try
                {
                    while (true) await connection.WaitAsync(stop);
                }
                finally
                {
                    // The pool does not reset connections, so this one leaves as it came.
                    if (connection.FullState.HasFlag(System.Data.ConnectionState.Open) && !stop.IsCancellationRequested)
                    {
                        await using var silence = new NpgsqlCommand("UNLISTEN *", connection);
                        await silence.ExecuteNonQueryAsync(CancellationToken.None);
                    }
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost)
            {
                LogLost(log, lost.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
}
