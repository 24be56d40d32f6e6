using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host.Wire;

/// <summary>Writes server-sent events, until the caller leaves or the host stops.</summary>
internal static class Streams
{
    /// <param name="stillWelcome">Asked before each event: a revoked session ends its streams.</param>
    public static async Task Write(HttpContext http, StreamAnswer stream, Func<CancellationToken, ValueTask<bool>> stillWelcome)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        if (HttpMethods.IsHead(http.Request.Method)) return;
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await http.Response.Body.FlushAsync(until.Token);
            await foreach (var next in stream.Events.WithCancellation(until.Token))
            {
                if (!await stillWelcome(until.Token)) return;
                await http.Response.WriteAsync(Text(next), until.Token);
                await http.Response.Body.FlushAsync(until.Token);
            }
        }
        catch (OperationCanceledException) when (until.IsCancellationRequested)
        {
            // They resume with Last-Event-ID.
        }
    }

    /// <summary>An event without a name is a comment that keeps the line open.</summary>
    private static string Text(StreamedEvent next)
    {
        if (next.Name is "") return ": still here\n\n";
        var text = new StringBuilder();
        if (next.Id is { } id) text.Append("id: ").Append(id).Append('\n');
        text.Append("event: ").Append(next.Name).Append('\n');
        return text.Append("data: ").Append(JsonSerializer.Serialize(next.Data, CompanyJson.Options)).Append("\n\n").ToString();
    }
}
