using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace WorkforceOS.LiveWalk;

/// <summary>Somebody at the host: of which company, and signed in by which token.</summary>
internal sealed record Person(string Name, string? Company, string? Token = null)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Of a worker.</summary>
    public string StaffId { get; init; } = "";

    public HttpRequestMessage Asks(string method, string path, HttpContent? content = null, string? key = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        if (Company is not null) request.Headers.Add("mbx-company-codename", Company);
        if (Token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    public static HttpContent? Written(object? body) => body is null ? null : new StringContent(JsonSerializer.Serialize(body, Json), Encoding.UTF8, "application/json");
}
