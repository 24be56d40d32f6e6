using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host.Wire;

/// <summary>How streams are kept open. Section <c>Streams</c>.</summary>
internal sealed record StreamOptions
{
    public const string Section = "Streams";

    /// <summary>A quiet stream says so often that it is still there, and looks whether anything changed about its session.</summary>
    [Range(1, 300)]
    public int HeartbeatSeconds { get; init; } = 20;

    /// <summary>The database is asked for the session of a stream so often where no change was heard of: as long as one may go unheard.</summary>
    [Range(1, 900)]
    public int SessionCheckSeconds { get; init; } = 300;
}

/// <summary>The session behind an open stream. The database is asked when something about its user may have changed, and seldom besides, so that quiet streams cost nothing.</summary>
internal sealed class StreamSession(RequestSignIn signIn, string token, SignedIn who, TimeSpan seldom, TimeProvider clock)
{
    private long changes = -1;
    private long askedAt;

    public async ValueTask<bool> Lives(CancellationToken cancel)
    {
        if (who.ExpiresAt <= clock.GetUtcNow()) return false;
        var latest = signIn.ChangesOf(who.User);
        if (latest == changes && clock.GetElapsedTime(askedAt) < seldom) return true;

        if (await signIn.Check(token, who.Company, cancel) != who) return false;
        (changes, askedAt) = (latest, clock.GetTimestamp());
        return true;
    }
}

/// <summary>Writes server-sent events, until the caller leaves, their session ends, or the host stops.</summary>
internal static class Streams
{
    private static readonly StreamedEvent StillHere = new(null, "", null);

    public static async Task Write(HttpContext http, StreamAnswer stream, JsonSerializerOptions json, StreamOptions options, Func<CancellationToken, ValueTask<bool>> isSignedIn)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        if (HttpMethods.IsHead(http.Request.Method)) return;
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await http.Response.Body.FlushAsync(until.Token);

        await using var events = stream.Events.GetAsyncEnumerator(until.Token);
        var next = events.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                await ((Task)next).WaitAsync(TimeSpan.FromSeconds(options.HeartbeatSeconds), until.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                until.Token.ThrowIfCancellationRequested();
                var quiet = !next.IsCompleted;
                if (!quiet && !await next) return;
                if (!await isSignedIn(until.Token)) return;

                await http.Response.WriteAsync(Text(quiet ? StillHere : events.Current, json), until.Token);
                await http.Response.Body.FlushAsync(until.Token);
                if (!quiet) next = events.MoveNextAsync().AsTask();
            }
        }
        catch (OperationCanceledException) when (until.IsCancellationRequested)
        {
            // They resume with Last-Event-ID.
        }
        finally
        {
            await until.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>An event without a name is a comment that keeps the line open.</summary>
    private static string Text(StreamedEvent next, JsonSerializerOptions json)
    {
        if (next.Name is "") return ": still here\n\n";
        var text = new StringBuilder();
        if (next.Id is { } id) text.Append("id: ").Append(id).Append('\n');
        text.Append("event: ").Append(next.Name).Append('\n');
        return text.Append("data: ").Append(JsonSerializer.Serialize(next.Data, json)).Append("\n\n").ToString();
    }
}
