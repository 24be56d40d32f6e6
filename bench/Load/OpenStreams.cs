namespace WorkforceOS.Bench;

/// <summary>Streams of notifications that people hold open while something else is measured.</summary>
internal sealed class OpenStreams : IAsyncDisposable
{
    private const int OpenedAtOnce = 50;
    private readonly CancellationTokenSource close = new();
    private readonly List<Task> streams = [];
    private readonly HttpClient http;

    private OpenStreams(Uri host) =>
        http = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = int.MaxValue }) { BaseAddress = host, Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>One for each of these people; answers when all are open.</summary>
    public static async Task<OpenStreams> Of(IEnumerable<string> tokens, Uri host, CancellationToken cancel)
    {
        var open = new OpenStreams(host);
        foreach (var some in tokens.Chunk(OpenedAtOnce))
        {
            foreach (var answer in await Task.WhenAll(some.Select(token => open.Open(token, cancel)))) open.streams.Add(open.Read(answer));
        }
        return open;
    }

    /// <exception cref="BenchException">Not all are open any more.</exception>
    public void StillThere()
    {
        if (streams.Count(s => s.IsCompleted) is > 0 and var ended) throw new BenchException($"{ended} of {streams.Count} streams ended while they were to be held open.");
    }

    public async ValueTask DisposeAsync()
    {
        await close.CancelAsync();
        await Task.WhenAll(streams);
        http.Dispose();
        close.Dispose();
    }

    private async Task<HttpResponseMessage> Open(string token, CancellationToken cancel)
    {
        using var request = Scenario.Ask(HttpMethod.Get, "/notification-api/stream", SignedIn.Company, token);
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        return answer.IsSuccessStatusCode ? answer : throw new BenchException($"A stream is refused: {await answer.Content.ReadAsStringAsync(cancel)}");
    }

    private async Task Read(HttpResponseMessage answer)
    {
        using (answer)
        {
            try
            {
                await (await answer.Content.ReadAsStreamAsync(close.Token)).CopyToAsync(Stream.Null, close.Token);
            }
            catch (Exception closed) when (closed is OperationCanceledException or IOException or HttpRequestException)
            {
                // By us, or by the host: whoever asks sees that it is over.
            }
        }
    }
}
