using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace WorkforceOS.Tests.Kit;

/// <summary>Hears every word of the log, with the values that stand beside it.</summary>
internal sealed class HeardLog(ConcurrentQueue<string> said) : ILoggerProvider, ILogger
{
    /// <summary>The most detailed words too.</summary>
    public static Dictionary<string, string?> Everything => new() { ["Logging:LogLevel:Default"] = "Debug", ["Logging:LogLevel:WorkforceOS"] = "Trace" };

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        said.Enqueue($"{formatter(state, exception)} {exception} {(state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values) : "")}");

    public void Dispose()
    {
    }
}
