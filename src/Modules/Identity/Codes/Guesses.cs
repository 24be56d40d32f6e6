using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>What somebody guesses at: a <see cref="CodePurpose"/>, or the password.</summary>
internal enum GuessPurpose
{
    EmailVerification,
    PasswordReset,
    EmailSecondFactor,
    Password,
}

/// <summary>Wrong codes for one person and purpose, whichever sessions and codes they were for. Wrong passwords are counted by <see cref="LoginFailure"/>; here stands only when the person was told.</summary>
internal sealed class Guesses : ITenantOwned
{
    public const int MostRecent = 10;
    public const int MostDaily = 30;
    public static readonly TimeSpan Recently = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public CompanyId CompanyId { get; init; }
    public UserId UserId { get; init; }
    public GuessPurpose Purpose { get; init; }
    public int RecentFailures { get; init; }
    public DateTimeOffset RecentSince { get; init; }
    public int DailyFailures { get; init; }
    public DateTimeOffset DailySince { get; init; }
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>Until when no further guess is heard; null when one is.</summary>
    public DateTimeOffset? LockedUntil(DateTimeOffset now)
    {
        if (DailyFailures >= MostDaily && DailySince + Day > now) return DailySince + Day;
        return RecentFailures >= MostRecent && RecentSince + Recently > now ? RecentSince + Recently : null;
    }
}
