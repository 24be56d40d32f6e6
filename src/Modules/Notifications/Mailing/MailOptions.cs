using System.ComponentModel.DataAnnotations;
using System.Net.Mail;

namespace WorkforceOS.Notifications.Mailing;

/// <summary>How mail leaves. Section <c>Mail</c>. Without <c>Mail:Smtp:Host</c> each mail becomes a file in the data folder.</summary>
internal sealed record MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    public string From { get; init; } = "WorkforceOS <no-reply@localhost>";

    public SmtpOptions Smtp { get; init; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (!MailAddress.TryCreate(From, out _)) yield return new("It must be a mail address, such as WorkforceOS <no-reply@example.com>.", [nameof(From)]);
        if (Smtp.Port is < 1 or > 65535) yield return new("It must be from 1 to 65535.", ["Smtp:Port"]);
        if (Smtp.Port is 465) yield return new("Port 465 is encrypted before the first word, which is not spoken here; use 587 with StartTls.", ["Smtp:Port"]);
        if (Smtp.Password is not null && Smtp.User is null) yield return new("A password needs a user.", ["Smtp:User"]);
    }
}

/// <summary>The mail server. Section <c>Mail:Smtp</c>.</summary>
internal sealed record SmtpOptions
{
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Nothing is sent unencrypted unless this is switched off.</summary>
    public bool StartTls { get; init; } = true;
}
