using System.Diagnostics;
using WorkforceOS.Host.Wire;

namespace WorkforceOS.Host;

/// <summary>One line for each request. Of the path only the pattern, and neither query, headers nor bodies: tokens, codes and people are in those.</summary>
internal sealed partial class RequestLog(ILogger<RequestLog> log)
{
    // What nginx says of callers who leave before the answer.
    private const int CallerLeft = 499;

    public async Task Write(HttpContext http, RequestDelegate next)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(unknown)";
            var status = http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted ? CallerLeft : http.Response.StatusCode;
            var call = http.Features.Get<ApiCall>();
            Trace(route, call);
            Answered(log, Level(route, status), http.Request.Method, route, status, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds,
                RequestIds.Of(http), call?.Company?.Codename ?? "-", call?.Who?.User.ToString() ?? "-");
        }
    }

    /// <summary>What nobody else knows of the request, on its trace; and there, too, the pattern in place of the path.</summary>
    private static void Trace(string route, ApiCall? call)
    {
        if (Activity.Current is not { IsAllDataRequested: true } trace) return;
        trace.SetTag("url.path", route).SetTag("workforceos.company", call?.Company?.Codename).SetTag("workforceos.operation", call?.Operation.Name);
    }

    private static LogLevel Level(string route, int status) =>
        status >= 500 ? LogLevel.Warning : route is Health.LivePath or Health.ReadyPath ? LogLevel.Debug : LogLevel.Information;

    [LoggerMessage(Message = "{Method} {Route} {Status} {Milliseconds} ms, request {RequestId}, company {Company}, user {User}")]
    private static partial void Answered(ILogger log, LogLevel level, string method, string route, int status, long milliseconds, string requestId, string company, string user);
}
