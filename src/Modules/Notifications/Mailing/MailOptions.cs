using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit.Security;
using Microsoft.Extensions.Hosting;
using MimeKit;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Mailing;

/// <summary>How mail leaves. Section <c>Mail</c>. Without <c>Mail:Smtp:Host</c> each mail becomes a file in the data folder.</summary>
internal sealed record MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    public string From { get; init; } = "WorkforceOS <no-reply@localhost>";

    /// <summary>Outside Development mails become files only where this says so: somebody must carry them on.</summary>
    public bool ToFiles { get; init; }

    /// <summary>Invitations that one company may send in a day, to people whose accounts its admins make.</summary>
    public int InvitationsPerDay { get; init; } = 200;

    public SmtpOptions Smtp { get; init; } = new();

    public MailboxAddress Sender => MimeMail.Address(From) ?? throw new InvalidOperationException("Mail:From is no address.");

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (MimeMail.Address(From) is null) yield return new("It must be a mail address, such as WorkforceOS <no-reply@example.com>.", [nameof(From)]);
        if (InvitationsPerDay is < 0 or > 100_000) yield return new("It must be from 0 to 100000.", [nameof(InvitationsPerDay)]);
        foreach (var (name, sentence) in Smtp.Wrong()) yield return new(sentence, [name]);
    }

    /// <summary>As they count in this environment.</summary>
    /// <exception cref="BadConfigurationException">Nobody would get any mail.</exception>
    public MailOptions In(IHostEnvironment environment) =>
        Smtp.IsWanted || ToFiles || environment.IsDevelopment() ? this
        : throw new BadConfigurationException("Set Mail:Smtp:Host to your mail server: without one nobody gets the codes to sign in. Mail:ToFiles=true has mails written to files in the data folder instead.");
}

internal enum SmtpTls
{
    /// <summary>Begins in the clear and turns to TLS before anything is said; the usual way on port 587.</summary>
    StartTls,

    /// <summary>TLS from the first byte; the usual way on port 465.</summary>
    Implicit,

    /// <summary>Never encrypted; for a server on the same machine.</summary>
    None,
}

/// <summary>The mail server. Section <c>Mail:Smtp</c>.</summary>
internal sealed record SmtpOptions
{
    public string? Host { get; init; }

    /// <summary>587, 465 where TLS is implicit, 25 without TLS.</summary>
    public int? Port { get; init; }

    public SmtpTls Tls { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>In the place of a password.</summary>
    public SmtpOAuth2Options OAuth2 { get; init; } = new();

    /// <summary>A PEM file of certificates that count as authorities, and alone, for a server whose certificate no public authority signed.</summary>
    public string? TrustedCertificates { get; init; }

    /// <summary>Connections to the server at the same time.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>How long the server may take to answer.</summary>
    public int TimeoutSeconds { get; init; } = 10;

    public bool IsWanted => !string.IsNullOrWhiteSpace(Host);

    public int UsedPort => Port ?? Tls switch { SmtpTls.Implicit => 465, SmtpTls.StartTls => 587, _ => 25 };

    public SecureSocketOptions Security => Tls switch { SmtpTls.Implicit => SecureSocketOptions.SslOnConnect, SmtpTls.StartTls => SecureSocketOptions.StartTls, _ => SecureSocketOptions.None };

    public IEnumerable<(string Name, string Sentence)> Wrong()
    {
        if (Port is < 1 or > 65535) yield return ("Smtp:Port", "It must be from 1 to 65535.");
        if (Password is not null && User is null) yield return ("Smtp:User", "A password needs a user.");
        if (Connections is < 1 or > 32) yield return ("Smtp:Connections", "It must be from 1 to 32.");
        if (TimeoutSeconds is < 1 or > 60) yield return ("Smtp:TimeoutSeconds", "It must be from 1 to 60.");
        if (OAuth2.IsWanted && User is null) yield return ("Smtp:User", "OAuth2 needs the user whose mailbox it is.");
        if (OAuth2.IsWanted && Password is not null) yield return ("Smtp:Password", "Either a password or OAuth2.");
        if (OAuth2 is { TokenEndpoint: not null, Token: null } && (OAuth2.ClientId is null || OAuth2.ClientSecret is null || !Uri.TryCreate(OAuth2.TokenEndpoint, UriKind.Absolute, out _)))
            yield return ("Smtp:OAuth2:TokenEndpoint", "It must be an address, with ClientId and ClientSecret beside it.");
        if (TrustedCertificates is not null && Trusted() is null) yield return ("Smtp:TrustedCertificates", "It must be a PEM file with at least one certificate.");
    }

    /// <summary>Null where it cannot be read.</summary>
    public X509Certificate2Collection? Trusted()
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(TrustedCertificates!);
            return certificates.Count > 0 ? certificates : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>Signing in at the mail server by a token. Section <c>Mail:Smtp:OAuth2</c>.</summary>
internal sealed record SmtpOAuth2Options
{
    /// <summary>One that lasts.</summary>
    public string? Token { get; init; }

    /// <summary>Where tokens are fetched with the client's credentials (RFC 6749, 4.4).</summary>
    public string? TokenEndpoint { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    public string? Scope { get; init; }

    public bool IsWanted => Token is not null || TokenEndpoint is not null;
}
