using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace WorkforceOS.Tests.Kit;

/// <summary>Somebody with a browser: a company in the header, and a token once signed in.</summary>
public sealed class Client(HttpClient http, string? company, string? token = null)
{
    public string? Company => company;

    public string? Token => token;

    /// <summary>The signed-in user's id.</summary>
    public Guid UserId { get; init; }

    public string Email { get; init; } = "";

    public Task<Reply> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Reply> Post(string path, object? body = null) => Send(HttpMethod.Post, path, Json(body ?? new { }));

    public Task<Reply> Patch(string path, object? body = null) => Send(HttpMethod.Patch, path, Json(body ?? new { }));

    public Task<Reply> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public Task<Reply> Send(HttpMethod method, string path, HttpContent? content, params IEnumerable<(string Name, string Value)> headers) => Send(method, path, content, headers, CancellationToken.None);

    public async Task<Reply> Send(HttpMethod method, string path, HttpContent? content, IEnumerable<(string Name, string Value)> headers, CancellationToken cancel)
    {
        using var request = Request(method, path, content);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request, cancel);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancel), response.Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));
    }

    public HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (company is not null) request.Headers.Add("mbx-company-codename", company);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    /// <summary>The same person asking at another company.</summary>
    public Client At(string? other) => new(http, other, token) { UserId = UserId, Email = Email };

    /// <summary>The same person asking another host.</summary>
    public Client Over(HttpClient other) => new(other, company, token) { UserId = UserId, Email = Email };

    public Client WithToken(string? other) => new(http, company, other) { UserId = UserId, Email = Email };

    private static JsonContent Json(object body) => JsonContent.Create(body, options: WorkforceOS.Kernel.Json.Plain);
}

/// <summary>What came back.</summary>
public sealed record Reply(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Body => JsonDocument.Parse(Text).RootElement;

    public JsonElement this[string name] => Body.GetProperty(name);

    public string? ErrCode => Body.TryGetProperty("errCode", out var code) ? code.ToString() : null;

    public string? Message => Body.TryGetProperty("message", out var message) ? message.GetString() : null;

    /// <summary>The answer, when it is the one wanted; else the test fails and shows what came.</summary>
    public Reply Should(int status)
    {
        Status.ShouldBe(status, Text);
        return this;
    }

    public Reply ShouldRefuse(int status, string errCode)
    {
        Should(status);
        ErrCode.ShouldBe(errCode, Text);
        return this;
    }
}

public static class JsonReading
{
    public static Guid Id(this JsonElement element, string name = "id") => element.GetProperty(name).GetGuid();

    public static int? Number(this JsonElement element, string name) => element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    public static string? Str(this JsonElement element, string name) => element.GetProperty(name).GetString();
}
