using WorkforceOS.Kernel;
using WorkforceOS.Notifications.Pushing;

namespace WorkforceOS.Notifications.Devices;

/// <summary>What a browser needs to subscribe to our pushes.</summary>
internal static class GetPushKey
{
    public static async Task<Result<PushKeyView>> Handle(PushKeys keys, PushOptions options, CancellationToken cancel) => new PushKeyView((await keys.Current(cancel)).PublicKey, options.Fcm.IsWanted);
}

/// <param name="PublicKey">The application server's key, base64url (RFC 8292).</param>
/// <param name="Fcm">Whether phones are reached.</param>
internal sealed record PushKeyView(string PublicKey, bool Fcm);
