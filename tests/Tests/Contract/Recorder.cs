using System.Collections.Concurrent;
using System.Text.Json;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Tests.Contract;

/// <summary>One request that was made and what came back.</summary>
internal sealed record Exchange(string Method, string Path, int Status, string ContentType, string Text)
{
    public JsonElement Body => JsonDocument.Parse(Text).RootElement;

    public bool IsJson => ContentType is "application/json";
}

/// <summary>Listens in on a client, and knows afterwards which operations were called and how they answered.</summary>
internal sealed class Recorder() : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 50 })
{
    private readonly ConcurrentQueue<Exchange> exchanges = new();

    public IReadOnlyCollection<Exchange> Exchanges => exchanges;

    /// <summary>The answers of one operation of those that there are, in the order they came.</summary>
    public IEnumerable<Exchange> Of(Operation operation, IReadOnlyList<Operation> all) => exchanges.Where(e => all
        .Where(o => o.Method == e.Method && Matches(o.Pattern, e.Path)).MinBy(o => o.Pattern.Count(c => c is '{')) == operation);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        var response = await base.SendAsync(request, cancel);
        await response.Content.LoadIntoBufferAsync(cancel);
        exchanges.Enqueue(new Exchange(request.Method.Method, request.RequestUri!.AbsolutePath, (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", await response.Content.ReadAsStringAsync(cancel)));
        return response;
    }

    private static bool Matches(string pattern, string path)
    {
        var (wanted, given) = (pattern.Split('/'), path.Split('/'));
        return wanted.Length == given.Length && wanted.Zip(given).All(p => p.First.StartsWith('{') || p.First.Equals(p.Second, StringComparison.OrdinalIgnoreCase));
    }
}
