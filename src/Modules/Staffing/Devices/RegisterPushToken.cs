using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Devices;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Devices;

/// <summary>From now on this device is pushed to, in the app that asks. Apps do it at every start; whose device it was before gets nothing on it any more.</summary>
internal static class RegisterPushToken
{
    /// <param name="PushToken">Of Firebase; of WEBPUSH the browser's push subscription as JSON.</param>
    /// <param name="DeviceId">The app's own name for the device: it has one token at a time. Without it each token is a device.</param>
    /// <param name="Timezone">Only kept: quiet hours are on the person's clock.</param>
    internal sealed record Input(
        PushProvider Provider, PushPlatform Platform, [MaxLength(4096)] string PushToken, [MaxLength(128), OneLine] string? DeviceId = null, [MaxLength(100), OneLine] string? AppVersion = null,
        [MaxLength(100), OneLine] string? AppBuild = null, [MaxLength(50), OneLine] string? Locale = null, [MaxLength(100), OneLine] string? Timezone = null) : IInput
    {
        public NewPushToken Token => new(Provider, Platform, PushToken, DeviceId, AppVersion, AppBuild, Locale, Timezone);
    }

    public static async Task<Result<PushTokenView>> ForClient(Input input, IPushTokens tokens, Member member, CancellationToken cancel) =>
        PushTokenView.Of(await tokens.Register(NoticeAudience.Client, input.Token, null, member.Id?.Value, cancel));

    public static async Task<Result<PushTokenView>> ForStaff(Input input, IPushTokens tokens, Worker worker, CancellationToken cancel) =>
        PushTokenView.Of(await tokens.Register(NoticeAudience.Staff, input.Token, worker.Id.Value, null, cancel));
}

/// <summary>A token on the wire: never itself.</summary>
internal sealed record PushTokenView(Guid TokenId, PushProvider Provider, PushPlatform Platform, string? DeviceId, bool IsActive, DateTimeOffset RegisteredAt, DateTimeOffset LastSeenAt)
{
    public static Result<PushTokenView> Of(Result<KeptPushToken> kept) => kept.Problem is { } refusal ? refusal
        : new PushTokenView(kept.Value.Id, kept.Value.Provider, kept.Value.Platform, kept.Value.DeviceId, IsActive: true, kept.Value.RegisteredAt, kept.Value.LastSeenAt);
}
