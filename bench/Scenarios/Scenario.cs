using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace WorkforceOS.Bench;

/// <summary>One thing that is measured: who asks what, how often, and with which values.</summary>
/// <param name="Name">The row's title in the report.</param>
/// <param name="Rows">A query for the values of each request, numbered by <c>n</c> from 0.</param>
/// <param name="Request">The request for one such row.</param>
internal sealed record Scenario(string Name, string Rows, Func<IReadOnlyDictionary<string, string>, HttpRequestMessage> Request)
{
    public int Wanted { get; init; } = 200;

    /// <summary>Each row is good for one request.</summary>
    public bool Writes { get; init; }

    /// <summary>So many arrive each second; null where each asks again as soon as it is answered.</summary>
    public int? PerSecond { get; init; }

    /// <summary>So many people have a stream of their notifications open meanwhile.</summary>
    public int OpenStreams { get; init; }

    /// <summary>So many people sign in meanwhile, each again as soon as they are answered.</summary>
    public int SigningIn { get; init; }

    /// <summary>That ask at once; null for as many as usual.</summary>
    public int? Connections { get; init; }

    /// <summary>What has to be in the database before.</summary>
    public string Before { get; init; } = "";

    /// <summary>How fast it has to be.</summary>
    public Target? Target { get; init; }

    public static HttpRequestMessage Ask(HttpMethod method, string path, string company, string? token, object? body = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("mbx-company-codename", company);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }
}

/// <param name="Milliseconds">What p99 may be at most, or the median.</param>
/// <param name="Sentence">As it was asked for.</param>
internal sealed record Target(double Milliseconds, string Sentence, bool IsMedian = false);
