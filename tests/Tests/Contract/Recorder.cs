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

    /// <summary>Thousands of answers are asked about for each of hundreds of operations.</summary>
    private readonly ConcurrentDictionary<(string Method, string Path), Operation?> called = new();

    public IReadOnlyCollection<Exchange> Exchanges => exchanges;

    /// <summary>The answers of one operation of those that there are, in the order they came.</summary>
    /// <param name="all">Of one host, always the same.</param>
    public IEnumerable<Exchange> Of(Operation operation, IReadOnlyList<Operation> all) => exchanges.Where(e => called.GetOrAdd((e.Method, e.Path), Called, all) == operation);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        var response = await base.SendAsync(request, cancel);
        await response.Content.LoadIntoBufferAsync(cancel);
        exchanges.Enqueue(new Exchange(request.Method.Method, request.RequestUri!.AbsolutePath, (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", await response.Content.ReadAsStringAsync(cancel)));
        return response;
    }

    private static Operation? Called((string Method, string Path) asked, IReadOnlyList<Operation> all) =>
        all.Where(o => o.Method == asked.Method && Matches(o.Pattern, asked.Path)).MinBy(o => o.Pattern.Count(c => c is '{'));

    private static bool Matches(string pattern, string path)
    {
        var (wanted, given) = (pattern.Split('/'), path.Split('/'));
        return wanted.Length == given.Length && wanted.Zip(given).All(p => p.First.StartsWith('{') || p.First.Equals(p.Second, StringComparison.OrdinalIgnoreCase));
    }
}
