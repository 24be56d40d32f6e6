using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Notifications.Pushing;

namespace WorkforceOS.Notifications.Devices;

/// <summary>A browser's push subscription.</summary>
/// <param name="P256dh">Its public key, base64url.</param>
/// <param name="Auth">Its secret, base64url.</param>
internal sealed record WebSubscription(string Endpoint, string P256dh, string Auth);

/// <summary>Reads what devices register with, and keeps it so that a copy of the database does not tell it.</summary>
internal sealed class DeviceTokens(ISecretBox box, PushOptions options)
{
    private const string Field = "notificationToken";
    private const string StaffingField = "pushToken";
    private const string NoSubscription = "A push subscription with an endpoint and the keys p256dh (65 bytes) and auth (16 bytes).";
    private const string Purpose = "device token";
    private const int Longest = 4096;

    /// <returns>The token, or why it is none: the keys are checked now, since a wrong one would fail with each push.</returns>
    public Result<DeviceToken> Read(DeviceOs os, JsonElement given)
    {
        if (given.GetRawText().Length > Longest * 2) return Problem.WrongType(Field, $"At most {Longest} characters.");
        if (os is not DeviceOs.Web)
        {
            return given.ValueKind is JsonValueKind.String && given.GetString() is { Length: <= Longest } token && IsToken(token)
                ? Kept(options.Fcm.IsWanted ? PushProvider.Fcm : PushProvider.Log, token, token)
                : Problem.WrongType(Field, $"A token of at most {Longest} characters.");
        }
        if (SubscriptionOf(given) is not { } subscription) return Problem.WrongType(Field, NoSubscription);
        if (!PushEndpoints.IsAllowed(subscription.Endpoint, options)) return NotificationProblems.EndpointNotAllowed;
        return Kept(PushProvider.Webpush, subscription.Endpoint, JsonSerializer.Serialize(subscription, Json.Plain));
    }

    /// <summary>The same of an app that says itself through whom it is reached.</summary>
    /// <param name="token">Of WEBPUSH the push subscription as JSON.</param>
    public Result<DeviceToken> Read(PushProvider provider, string token)
    {
        if (token.Length > Longest) return Problem.WrongType(StaffingField, $"At most {Longest} characters.");
        if (provider is not PushProvider.Webpush) return IsToken(token) ? Kept(provider, token, token) : Problem.WrongType(StaffingField, "A token without spaces.");
        if (SubscriptionIn(token) is not { } subscription) return Problem.WrongType(StaffingField, NoSubscription);
        if (!PushEndpoints.IsAllowed(subscription.Endpoint, options)) return Problem.WrongType(StaffingField, "Its endpoint is none of a push service that is known here.");
        return Kept(PushProvider.Webpush, subscription.Endpoint, JsonSerializer.Serialize(subscription, Json.Plain));
    }

    /// <summary>By which a token is found again, whoever it was registered with.</summary>
    public static IEnumerable<byte[]> HashesOf(string token) =>
        [HashOf(PushProvider.Fcm, token), HashOf(PushProvider.Log, token), HashOf(PushProvider.Webpush, SubscriptionIn(token)?.Endpoint ?? token)];

    /// <returns>Null where it was sealed under a secret that is gone.</returns>
    public string? Open(byte[] token) => box.Open(Purpose, token) is { } opened ? Encoding.UTF8.GetString(opened.Opened) : null;

    /// <returns>The token sealed anew; null where that need not be, or cannot.</returns>
    public byte[]? Resealed(byte[] token) => box.Open(Purpose, token) is { IsFormer: true } opened ? box.Seal(Purpose, opened.Opened) : null;

    public static WebSubscription Subscription(string opened) => JsonSerializer.Deserialize<WebSubscription>(opened, Json.Plain)!;

    private DeviceToken Kept(PushProvider provider, string identity, string token) =>
        new(provider, box.Seal(Purpose, Encoding.UTF8.GetBytes(token)), HashOf(provider, identity));

    private static byte[] HashOf(PushProvider provider, string identity) => SHA256.HashData(Encoding.UTF8.GetBytes($"{provider}:{identity}"));

    private static bool IsToken(string text) => text.Length > 0 && Kernel.Text.IsStorable(text) && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c));

    private static WebSubscription? SubscriptionIn(string token)
    {
        try
        {
            using var json = JsonDocument.Parse(token);
            return json.RootElement.ValueKind is JsonValueKind.Object ? SubscriptionOf(json.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static WebSubscription? SubscriptionOf(JsonElement given)
    {
        try
        {
            if (given.ValueKind is JsonValueKind.String)
            {
                using var text = JsonDocument.Parse(given.GetString()!);
                return SubscriptionOf(text.RootElement.Clone());
            }
            if (given.ValueKind is not JsonValueKind.Object || !given.TryGetProperty("endpoint", out var endpoint) || !given.TryGetProperty("keys", out var keys) || keys.ValueKind is not JsonValueKind.Object) return null;
            if (!keys.TryGetProperty("p256dh", out var key) || !keys.TryGetProperty("auth", out var auth)) return null;
            if (endpoint.GetString() is not { Length: > 0 and <= 2000 } address || key.GetString() is not { } p256dh || auth.GetString() is not { } secret) return null;
            var (point, bytes) = (Bytes(p256dh), Bytes(secret));
            return bytes is { Length: 16 } && point is not null && IsOnCurve(point) ? new WebSubscription(address, Base64Url.EncodeToString(point), Base64Url.EncodeToString(bytes)) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static byte[]? Bytes(string text)
    {
        try
        {
            return text.Length > 200 ? null : Base64Url.DecodeFromChars(text.TrimEnd('=').Replace('+', '-').Replace('/', '_'));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>An uncompressed point of P-256; another one would be refused only when something is to be sent.</summary>
    private static bool IsOnCurve(byte[] point)
    {
        if (point is not [4, ..] || point.Length != 65) return false;
        try
        {
            using var key = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33], Y = point[33..] } });
            return key.KeySize == 256;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
