using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;

namespace WorkforceOS.Contracts.Devices;

/// <summary>Through whom a device is reached.</summary>
public enum PushProvider
{
    Fcm,
    Webpush,

    /// <summary>By a line in the host's log alone: for demonstrations and tests.</summary>
    Log,
}

public enum PushPlatform
{
    Ios,
    Android,
    Web,
}

/// <summary>What an app says of the device that it runs on, and how that is pushed to.</summary>
/// <param name="PushToken">Of Firebase; of WEBPUSH the browser's push subscription as JSON.</param>
/// <param name="DeviceId">The app's own name for the device; of one that has none, each token is a device.</param>
public sealed record NewPushToken(
    PushProvider Provider, PushPlatform Platform, string PushToken, string? DeviceId, string? AppVersion, string? AppBuild, string? Locale, string? Timezone);

/// <summary>A token that is kept; never the token itself.</summary>
public sealed record KeptPushToken(Guid Id, PushProvider Provider, PushPlatform Platform, string? DeviceId, DateTimeOffset RegisteredAt, DateTimeOffset LastSeenAt);

/// <summary>The devices of whoever calls, in one of the apps of the marketplace.</summary>
public interface IPushTokens
{
    /// <summary>From now on the device is pushed to. The same again refreshes it; whose it was before, or in which other app, gets nothing on it any more. It is off when the session is over that registered it.</summary>
    /// <param name="staff">As which worker they use it.</param>
    /// <param name="membership">As which member of a client.</param>
    Task<Result<KeptPushToken>> Register(NoticeAudience app, NewPushToken token, Guid? staff, Guid? membership, CancellationToken cancel);

    /// <summary>Nothing is pushed to it any more, until it is registered again.</summary>
    /// <param name="id">Where it is given, it alone counts.</param>
    /// <returns>How many were on; none for what is unknown or somebody else's.</returns>
    Task<int> Remove(NoticeAudience app, Guid? id, string? pushToken, CancellationToken cancel);
}
