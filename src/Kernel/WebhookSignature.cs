using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;

namespace WorkforceOS.Kernel;

/// <summary>
/// Signs what is posted to an operator's own receiver. It computes HMAC-SHA256 with the secret over the timestamp, a dot and the body, compares it
/// with the signature, and refuses what is minutes old.
/// </summary>
public static class WebhookSignature
{
    public const string TimestampHeader = "X-WorkforceOS-Timestamp";
    public const string SignatureHeader = "X-WorkforceOS-Signature";
    public const int ShortestSecret = 32;

    /// <param name="json">The body, as it is sent.</param>
    /// <param name="at">To the second.</param>
    public static HttpRequestMessage Post(Uri address, byte[] json, string secret, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.ASCII.GetBytes(timestamp + "."), .. json]);
        return new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json) } },
            Headers = { { TimestampHeader, timestamp }, { SignatureHeader, "v1=" + Convert.ToHexStringLower(signature) } },
        };
    }

    /// <summary>Null where what is configured can be used.</summary>
    public static string? Wrong(string? address, string? secret)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback)) return "The address must be an https address; http only on this machine.";
        return secret is { Length: >= ShortestSecret } ? null : $"The secret must have at least {ShortestSecret} characters.";
    }
}
