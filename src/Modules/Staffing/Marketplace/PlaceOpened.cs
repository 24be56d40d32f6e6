using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>Workers can apply for a place who could not, or did not have to, before.</summary>
/// <param name="FromTier">Those of this tier up to <paramref name="ToTier"/> are told.</param>
/// <param name="Key">Whoever was told under it is not told again.</param>
/// <param name="Swap">Where somebody looks for a replacement.</param>
internal sealed record PlaceOpened(ShiftRoleId Role, int FromTier, int ToTier, string Key, SwapRequestId? Swap = null) : IEvent
{
    public static string Name => "staffing.placeOpened";
}
