using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Host.Wire;

/// <summary>What the framework would answer by itself, in the dialect of the surface: unknown routes, wrong methods, failures outside a call.</summary>
internal static partial class FrameworkAnswers
{
    public static async Task Speak(HttpContext http, RequestDelegate next, Dialects dialects)
    {
        try
        {
            await next(http);
            if (http.Response.HasStarted || http.Response.ContentLength is > 0 || http.Response.ContentType is not null) return;
            if (http.Response.StatusCode is 404) await dialects.Of(http).Refuse(http, new Problem(ProblemKind.NoSuchRoute, 404, null, ""));
            if (http.Response.StatusCode is 405) await dialects.Of(http).Refuse(http, new Problem(ProblemKind.MethodNotAllowed, 405, null, "", $"Allowed: {http.Response.Headers.Allow}"));
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await dialects.Of(http).Refuse(http, bad.StatusCode is 413 ? Problem.BodyTooLarge : Problem.BadBody with { Status = bad.StatusCode });
        }
        catch (Exception failure) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            LogBug(http.RequestServices.GetRequiredService<ILogger<OperationEndpoint>>(), failure, RequestIds.Of(http));
            await dialects.Of(http).Refuse(http, DatabaseFailures.Refusal(failure));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {RequestId} failed")]
    private static partial void LogBug(ILogger log, Exception failure, string requestId);
}
