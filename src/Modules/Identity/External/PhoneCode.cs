using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>A code that was sent to a phone. Whether anybody has an account with it does not matter here.</summary>
internal sealed class PhoneCode : ITenantOwned
{
    public const int MostTries = 5;
    public const int MostPerPhone = 5;
    public const int MostPerAddress = 20;
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Until then the one before is still on its way.</summary>
    public static readonly TimeSpan BetweenMessages = TimeSpan.FromSeconds(30);

    /// <summary>What <see cref="MostPerPhone"/> and <see cref="MostPerAddress"/> are counted in.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    public CompanyId CompanyId { get; init; }

    public Guid Id { get; init; }

    /// <summary>E.164.</summary>
    public string Phone { get; init; } = "";

    [Secret]
    public byte[] CodeHash { get; init; } = [];

    public int Tries { get; init; }

    /// <summary>How often it was asked for.</summary>
    public int Starts { get; set; }

    /// <summary>Who asked, as limits count.</summary>
    public string Address { get; init; } = "";

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }
}
