using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>What a token says: a JSON Web Token (RFC 7519), signed RS256 and nothing else.</summary>
internal sealed record Token(SessionId SessionId, UserId UserId, CompanyId CompanyId, Guid KeyId, long Iat, long Exp)
{
    public const int Longest = 2000;

    public string Signed(ReadableKey key)
    {
        var content = $"{Part(new { alg = "RS256", typ = "JWT", kid = key.Id })}.{Part(this)}";
        var signature = key.Rsa.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{content}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>The id of the key that the text claims to be signed with; null when it is no token of ours.</summary>
    public static Guid? KeyOf(string text)
    {
        if (text.Length > Longest || text.Split('.') is not [var head, _, _] || Json(head) is not { } header) return null;
        // The algorithm is ours to choose, never the sender's.
        return Is(header, "alg", "RS256") && header.TryGetProperty("kid", out var kid) && kid.ValueKind is JsonValueKind.String && kid.TryGetGuid(out var id) ? id : null;
    }

    /// <summary>What it says, if the key signed it and it has not expired.</summary>
    public static Token? Read(string text, ReadableKey key, DateTimeOffset now)
    {
        var dot = text.LastIndexOf('.');
        if (Bytes(text[(dot + 1)..]) is not { } signature || !key.Rsa.VerifyData(Encoding.ASCII.GetBytes(text[..dot]), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)) return null;
        var token = JsonSerializer.Deserialize<Token>(Bytes(text.Split('.')[1])!, Kernel.Json.Plain);
        return token is not null && now.ToUnixTimeSeconds() < token.Exp ? token : null;
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value, Kernel.Json.Plain));

    private static JsonElement? Json(string part)
    {
        try
        {
            return Bytes(part) is { } bytes && JsonSerializer.Deserialize<JsonElement>(bytes) is { ValueKind: JsonValueKind.Object } json ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Bytes(string part) => Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;

    private static bool Is(JsonElement json, string name, string value) => json.TryGetProperty(name, out var property) && property.ValueKind is JsonValueKind.String && property.ValueEquals(value);
}
