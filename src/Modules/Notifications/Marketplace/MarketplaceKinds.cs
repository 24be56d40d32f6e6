using System.Security.Cryptography;
using System.Text;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Notifications.Inbox;
using Text = WorkforceOS.Kernel.Text;

namespace WorkforceOS.Notifications.Marketplace;

/// <summary>The types of the marketplace among all kinds, and what holds of them beside <see cref="KindFacts"/>.</summary>
internal static class MarketplaceKinds
{
    private const string Prefix = "Marketplace";

    private static readonly Dictionary<MarketplaceNoticeType, NotificationKind> Kinds = Enum.GetValues<MarketplaceNoticeType>().ToDictionary(t => t, t => Enum.Parse<NotificationKind>(Prefix + t));

    /// <summary>By this kind people choose; of the company's own kinds it has none.</summary>
    public static NotificationKind Of(MarketplaceNoticeType type) => Kinds[type];

    public static bool Contains(NotificationKind kind) => Kinds.ContainsValue(kind);

    /// <summary>Of no use once the shift has begun.</summary>
    public static bool IsStartBound(MarketplaceNoticeType type) =>
        type is MarketplaceNoticeType.ShiftSwapRequested or MarketplaceNoticeType.ShiftOffered or MarketplaceNoticeType.ShiftAssigned or MarketplaceNoticeType.ShiftChanged or MarketplaceNoticeType.ShiftReminder;

    /// <summary>SHIFT_OFFERED</summary>
    public static string WireName(MarketplaceNoticeType type) => Text.Snake(type.ToString()).ToUpperInvariant();

    /// <summary>One for each person and app; of an address a digest, since the key stays.</summary>
    public static string KeyFor(MarketplaceNotice notice, NoticeRecipient to) => $"{notice.DedupeKey}:{Text.Of(notice.Audience)}:{to.User?.ToString() ?? Digest((to.Email ?? to.Phone)!.Trim().ToLowerInvariant())}";

    /// <summary>Push services take keys of at most 32 to 64 characters, so that theirs is a digest of ours.</summary>
    public static string CollapseKey(string dedupeKey) => Digest(dedupeKey);

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
