using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>What a code from the mail is good for.</summary>
internal enum CodePurpose
{
    EmailVerification,
    PasswordReset,
    EmailSecondFactor,
}

/// <summary>The one code of a purpose that a person, or for the second factor a session, has; a new one takes the place of the old.</summary>
internal sealed class Code : ITenantOwned
{
    public const int MostTries = 5;
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    public static readonly TimeSpan BetweenStarts = TimeSpan.FromSeconds(60);

    public CompanyId CompanyId { get; init; }
    public CodePurpose Purpose { get; init; }
    public Guid SubjectId { get; init; }
    public UserId UserId { get; init; }

    [Secret]
    public byte[] CodeHash { get; init; } = [];

    /// <summary>1-10, then from 1 again: tells one mail from the one before.</summary>
    public int CodeIndex { get; init; }

    public int Tries { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; init; }
}
