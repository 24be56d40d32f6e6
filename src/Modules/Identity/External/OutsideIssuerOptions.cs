using System.ComponentModel.DataAnnotations;

namespace WorkforceOS.Identity;

/// <summary>Whose ID tokens count beside our own sessions. Section <c>Identity:OutsideIssuer</c>: a Firebase project, or any OpenID issuer.</summary>
internal sealed record OutsideIssuerOptions : IValidatableObject
{
    public const string Section = "Identity:OutsideIssuer";

    /// <summary>The id of a Firebase project, whose issuer and audience follow from it.</summary>
    [RegularExpression("[a-z0-9-]{1,60}")]
    public string? FirebaseProject { get; init; }

    /// <summary>As its tokens say it: <c>iss</c>. Under it stands the discovery document.</summary>
    public string? Issuer { get; init; }

    /// <summary>For whom the tokens must be: <c>aud</c>.</summary>
    public string? Audience { get; init; }

    /// <summary>So far may its clock be off from ours.</summary>
    [Range(0, 300)]
    public int ClockSkewSeconds { get; init; } = 60;

    public bool IsNamed => UsedIssuer is not null;

    public string? UsedIssuer => FirebaseProject is { } project ? $"https://securetoken.google.com/{project}" : Issuer;

    public string? UsedAudience => FirebaseProject ?? Audience;

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (FirebaseProject is not null && (Issuer ?? Audience) is not null) yield return new("Either a Firebase project, or an issuer with its audience.", [nameof(FirebaseProject)]);
        if ((Issuer is null) != (Audience is null)) yield return new("An issuer goes with an audience.", [nameof(Audience)]);
        if (Issuer is not null && (!Uri.TryCreate(Issuer, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback))) yield return new("It must be an https address; http only on this machine.", [nameof(Issuer)]);
    }
}
