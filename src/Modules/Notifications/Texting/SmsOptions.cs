using System.ComponentModel.DataAnnotations;

namespace WorkforceOS.Notifications.Texting;

internal enum SmsDriver
{
    /// <summary>Nothing leaves; the log says that something would, and what in Development only.</summary>
    Log,

    /// <summary>Each message is posted to an address of the operator's, which hands it to whatever provider they have.</summary>
    Webhook,
}

/// <summary>How text messages leave. Section <c>Sms</c>.</summary>
internal sealed record SmsOptions : IValidatableObject
{
    public const string Section = "Sms";

    public SmsDriver Driver { get; init; }

    public SmsWebhookOptions Webhook { get; init; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (Driver is not SmsDriver.Webhook) yield break;
        if (!Uri.TryCreate(Webhook.Url, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback)) yield return new("It must be an https address; http only on this machine.", ["Webhook:Url"]);
        if (Webhook.Secret is not { Length: >= SmsWebhookOptions.ShortestSecret }) yield return new($"It must have at least {SmsWebhookOptions.ShortestSecret} characters.", ["Webhook:Secret"]);
        if (Webhook.TimeoutSeconds is < 1 or > 60) yield return new("It must be from 1 to 60.", ["Webhook:TimeoutSeconds"]);
    }
}

/// <summary>Section <c>Sms:Webhook</c>.</summary>
internal sealed record SmsWebhookOptions
{
    public const int ShortestSecret = 32;

    public string? Url { get; init; }

    /// <summary>Signs each message, so that the receiver knows whose it is.</summary>
    public string? Secret { get; init; }

    /// <summary>How long the receiver may take to answer.</summary>
    public int TimeoutSeconds { get; init; } = 10;
}
