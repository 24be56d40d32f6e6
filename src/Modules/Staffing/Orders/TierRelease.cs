namespace WorkforceOS.Staffing.Orders;

/// <summary>
/// Whom a role is offered to, and when to more: its client's core team at once; who is certified at the hub 30 minutes after publication, or from
/// 72 hours before it begins; everybody 2 hours after, or from 48 hours before; all at once from 12 hours before. The minutes are the marketplace's,
/// 0 is at once. Worked example: published Monday 09:00 for Saturday 09:00 it is tier 1, and 2 from 09:30 and 3 from 11:00; for Thursday 08:00
/// it is tier 2 at once, for less than 72 hours are left, and 3 from 11:00; for Wednesday 08:00 it is tier 3 at once.
/// </summary>
/// <param name="Tier">1 core, 2 certified at the location, 3 everybody.</param>
/// <param name="Next">When the next tier comes; null where none is left.</param>
internal readonly record struct TierRelease(int Tier, DateTimeOffset? Next)
{
    private static readonly TimeSpan CertifiedBefore = TimeSpan.FromHours(72);
    private static readonly TimeSpan EverybodyBefore = TimeSpan.FromHours(48);
    private static readonly TimeSpan AtOnceBefore = TimeSpan.FromHours(12);

    public static TierRelease At(DateTimeOffset now, DateTimeOffset published, DateTimeOffset startsAt, TimeSpan certifiedAfter, TimeSpan everybodyAfter)
    {
        var everybody = Earliest(published + everybodyAfter, startsAt - EverybodyBefore, startsAt - AtOnceBefore);
        var certified = Earliest(published + certifiedAfter, startsAt - CertifiedBefore, everybody);
        if (everybody <= now) return new(Dispatch.Tiers.Everybody, null);
        return certified <= now ? new(Dispatch.Tiers.Certified, everybody) : new(Dispatch.Tiers.Core, certified);
    }

    /// <summary>By the marketplace's settings.</summary>
    public static TierRelease At(DateTimeOffset now, DateTimeOffset published, DateTimeOffset startsAt, Access.StaffingSettings settings) =>
        At(now, published, startsAt, TimeSpan.FromMinutes(settings.CertifiedAfterMinutes), TimeSpan.FromMinutes(settings.MarketplaceAfterMinutes));

    private static DateTimeOffset Earliest(params ReadOnlySpan<DateTimeOffset> moments)
    {
        var first = moments[0];
        foreach (var moment in moments) first = moment < first ? moment : first;
        return first;
    }
}
