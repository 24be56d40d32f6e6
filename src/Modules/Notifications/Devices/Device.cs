using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Notifications.Devices;

internal readonly record struct DeviceRowId(Guid Value) : IId<DeviceRowId>
{
    public static DeviceRowId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal enum DeviceOs
{
    Ios,
    Android,
    Web,
}

/// <summary>Through whom a device is reached.</summary>
internal enum PushProvider
{
    Webpush,
    Fcm,

    /// <summary>No service is configured for it: what would be pushed is only noted.</summary>
    Log,
}

/// <summary>Which of the product's surfaces the app on the device is for.</summary>
internal enum Audience
{
    Company,
    Client,
    Staff,
}

internal enum DeviceState
{
    Active,
    Off,
}

/// <summary>Why nothing is pushed to a device any more, until it is registered again.</summary>
internal enum DeviceOff
{
    /// <summary>They took it off themselves.</summary>
    User,

    /// <summary>The session that registered it is over.</summary>
    Session,

    /// <summary>Somebody else signed in on it, or it made room for another.</summary>
    Replaced,

    /// <summary>The push service does not know it any more.</summary>
    Invalid,

    /// <summary>Nobody has used it for long.</summary>
    Stale,
}

/// <summary>A phone or a browser that one person wants to be pushed to.</summary>
[Tracked("notification", "device")]
internal sealed class Device : Record<DeviceRowId>
{
    /// <summary>Of one person.</summary>
    public const int Most = 20;

    public static readonly TimeSpan StaleAfter = TimeSpan.FromDays(60);

    public UserId UserId { get; init; }

    public Audience Audience { get; init; }

    /// <summary>As which worker of the marketplace its owner uses it.</summary>
    public Guid? StaffId { get; private set; }

    /// <summary>As which member of a client.</summary>
    public Guid? MembershipId { get; private set; }

    /// <summary>The app's own name for it; empty where it has none.</summary>
    public string DeviceId { get; init; } = "";

    public DeviceOs Os { get; private set; }

    public PushProvider Provider { get; private set; }

    /// <summary>Sealed: whoever has it can write to the device.</summary>
    [Secret]
    public byte[] Token { get; private set; } = [];

    [Secret]
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>Which registered it; null for an API key.</summary>
    public SessionId? SessionId { get; private set; }

    public string? OsVersion { get; private set; }

    public string? OsModel { get; private set; }

    public string? AppVersion { get; private set; }

    public string? AppBuild { get; private set; }

    public string? Locale { get; private set; }

    /// <summary>Only kept: quiet hours are on the person's clock.</summary>
    public string? Timezone { get; private set; }

    public DateTimeOffset LastSeenAt { get; private set; }

    public DeviceState State { get; private set; }

    public DeviceOff? StateReason { get; private set; }

    public void Register(DeviceFacts facts, DeviceToken token, SessionId? session, DateTimeOffset now)
    {
        (Os, Provider, Token, TokenHash, SessionId, LastSeenAt) = (facts.Os, token.Provider, token.Sealed, token.Hash, session, now);
        (OsVersion, OsModel, AppVersion, Locale, Timezone) = (facts.OsVersion, facts.OsModel, facts.AppVersion, facts.Locale, facts.Timezone);
        (StaffId, MembershipId, AppBuild) = (facts.StaffId, facts.MembershipId, facts.AppBuild);
        (State, StateReason) = (DeviceState.Active, null);
        Restore();
    }

    public bool Has(DeviceToken token) => TokenHash.AsSpan().SequenceEqual(token.Hash);

    public void TurnOff(DeviceOff why)
    {
        (State, StateReason) = (DeviceState.Off, why);
        if (why is DeviceOff.User or DeviceOff.Replaced) Delete();
    }

    /// <summary>Its token is somebody else's now.</summary>
    public void Lose()
    {
        TurnOff(DeviceOff.Replaced);
        (Token, TokenHash) = ([], Id.Value.ToByteArray());
    }
}

/// <summary>What an app says of the device that it runs on.</summary>
internal sealed record DeviceFacts(DeviceOs Os, string? OsVersion, string? OsModel, string? AppVersion, string? Locale, string? Timezone)
{
    public string? AppBuild { get; init; }

    public Guid? StaffId { get; init; }

    public Guid? MembershipId { get; init; }
}

/// <summary>A token as it is kept.</summary>
internal sealed record DeviceToken(PushProvider Provider, byte[] Sealed, byte[] Hash);
