using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>What made a session.</summary>
internal enum SessionOrigin
{
    Login,
    Relogin,
    Staffing,
}

/// <summary>Why a session is over before its time.</summary>
internal enum SessionEnd
{
    Logout,
    Revoked,
    Replaced,
    RoleChanged,
    PasswordChanged,
    Deactivated,
}

/// <summary>One sign-in of one person. A token is worth as much as the row it names.</summary>
internal sealed class Session : ITenantOwned
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>Exchanging a session for a fresh one goes on for so long after the password was given.</summary>
    public static readonly TimeSpan LongestSignIn = TimeSpan.FromDays(90);

    public SessionId Id { get; init; }
    public CompanyId CompanyId { get; init; }
    public UserId UserId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SignedInAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public SessionEnd? EndedBecause { get; private set; }

    /// <summary>True until the code from the mail is given; counts while <see cref="IdentityOptions.EmailTwoFactor"/> is on.</summary>
    public bool SecondFactorPending { get; set; } = true;

    public SessionOrigin MadeBy { get; init; }
    public string? Address { get; init; }
    public string? Device { get; init; }

    public bool Lives(DateTimeOffset now) => EndedAt is null && now < ExpiresAt;
}
