using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Json;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Pushing;

/// <summary>How pushes leave. Section <c>Push</c>. Browsers are reached without any setting; phones where there is a service account.</summary>
internal sealed record PushOptions : IValidatableObject
{
    public const string Section = "Push";

    /// <summary>A service that is never reached, for trying out what becomes of pushes then (RFC 2606, section 2).</summary>
    private const string Nowhere = "push.invalid";

    private static readonly string[] KnownHosts = ["fcm.googleapis.com", "*.push.services.mozilla.com", "*.notify.windows.com", "*.push.apple.com", Nowhere];

    public VapidOptions Vapid { get; init; } = new();

    public FcmOptions Fcm { get; init; } = new();

    /// <summary>Hosts of push services that browsers may name: exactly, or any below one by <c>*.example.com</c>.</summary>
    public string[]? AllowedHosts { get; init; }

    public IReadOnlyList<string> Hosts => AllowedHosts ?? KnownHosts;

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (Vapid.Subject is { } subject && !subject.StartsWith("mailto:", StringComparison.Ordinal) && !subject.StartsWith("https://", StringComparison.Ordinal)) yield return new("It must be a mailto: or an https: address, where push services can reach you.", ["Vapid:Subject"]);
        if (Hosts.Any(h => h.TrimStart('*', '.') is "" || Uri.CheckHostName(h.StartsWith("*.", StringComparison.Ordinal) ? h[2..] : h) is not UriHostNameType.Dns)) yield return new("Each must be a host's name, or *. before one.", [nameof(AllowedHosts)]);
        if (Fcm.IsWanted && Fcm.Account() is null) yield return new("It must be the JSON of a service account, or a file with it, with project_id, client_email, private_key and token_uri.", ["Fcm:ServiceAccount"]);
        if (!Uri.TryCreate(Fcm.BaseUrl, UriKind.Absolute, out _)) yield return new("It must be an address.", ["Fcm:BaseUrl"]);
    }
}

/// <summary>Section <c>Push:Vapid</c>.</summary>
internal sealed record VapidOptions
{
    /// <summary>Where push services can reach whoever runs this installation; the sender of mails where it is not said.</summary>
    public string? Subject { get; init; }
}

/// <summary>Firebase Cloud Messaging, HTTP v1. Section <c>Push:Fcm</c>.</summary>
internal sealed record FcmOptions
{
    /// <summary>The service account's JSON, or the path of the file with it.</summary>
    public string? ServiceAccount { get; init; }

    public string BaseUrl { get; init; } = "https://fcm.googleapis.com";

    public bool IsWanted => !string.IsNullOrWhiteSpace(ServiceAccount);

    /// <summary>Null where it cannot be read.</summary>
    public FcmAccount? Account()
    {
        try
        {
            var text = ServiceAccount!.TrimStart().StartsWith('{') ? ServiceAccount : File.ReadAllText(ServiceAccount);
            using var json = JsonDocument.Parse(text);
            string Read(string name) => json.RootElement.GetProperty(name).GetString() ?? throw new JsonException();
            var account = new FcmAccount(Read("project_id"), Read("client_email"), Read("private_key"), new Uri(Read("token_uri")));
            using var key = RSA.Create();
            key.ImportFromPem(account.PrivateKey);
            return account;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or UriFormatException or ArgumentException or CryptographicException)
        {
            return null;
        }
    }
}

/// <param name="PrivateKey">PEM.</param>
internal sealed record FcmAccount(string Project, string ClientEmail, string PrivateKey, Uri TokenUri);
