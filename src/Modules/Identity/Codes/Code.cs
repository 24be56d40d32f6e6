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

/// <summary>The one code of a purpose that a person has; a new one takes the place of the old.</summary>
internal sealed class Code : ITenantOwned
{
    public const int MostTries = 5;
    /// <summary>Of all but the second factor's.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    public static readonly TimeSpan BetweenStarts = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan OfSecondFactor = TimeSpan.FromMinutes(10);

    public CompanyId CompanyId { get; init; }
    public CodePurpose Purpose { get; init; }
    public UserId UserId { get; init; }

    /// <summary>The one session that a second factor opens; null for other purposes.</summary>
    public SessionId? SessionId { get; init; }

    [Secret]
    public byte[] CodeHash { get; init; } = [];

    /// <summary>1-10, then from 1 again: tells one mail from the one before.</summary>
    public int CodeIndex { get; init; }

    public int Tries { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>Whoever signs in is waiting for it; other codes may wait in a mailbox for a day.</summary>
    public static TimeSpan LifetimeOf(CodePurpose purpose) => purpose is CodePurpose.EmailSecondFactor ? OfSecondFactor : Lifetime;
}
