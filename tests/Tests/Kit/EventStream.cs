using System.Text.Json;

namespace WorkforceOS.Tests.Kit;

/// <summary>Somebody who listens to server-sent events.</summary>
public sealed class EventStream : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpResponseMessage response;
    private readonly StreamReader reader;

    private EventStream(HttpResponseMessage response, Stream body) => (this.response, reader) = (response, new StreamReader(body));

    public int Status => (int)response.StatusCode;

    public static Task<EventStream> Open(TestHost host, Client client, string path, string? lastEventId = null) => Open(host.Http, client, path, lastEventId);

    public static async Task<EventStream> Open(HttpClient http, Client client, string path, string? lastEventId = null)
    {
        var request = client.Request(HttpMethod.Get, path);
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new EventStream(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event; comments are passed over.</summary>
    public async Task<Streamed> Next()
    {
        var (id, name) = ("", "");
        while (await Line() is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return new Streamed(id, name, JsonDocument.Parse(line[6..]).RootElement);
        }
        throw new EndOfStreamException();
    }

    /// <summary>The next line as it comes; null at the end of the stream.</summary>
    public async Task<string?> Line()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await reader.ReadLineAsync(patience.Token);
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}

public sealed record Streamed(string Id, string Name, JsonElement Data);
