using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Dispatch;

/// <summary>Who is asked before whom: the core team (1), who is certified at the location (2), everybody (3).</summary>
internal static class Tiers
{
    public const int Core = 1;
    public const int Certified = 2;
    public const int Everybody = 3;

    private static readonly TimeSpan CertifiedFrom = TimeSpan.FromHours(72);
    private static readonly TimeSpan EverybodyFrom = TimeSpan.FromHours(48);
    private static readonly TimeSpan AllFrom = TimeSpan.FromHours(12);

    /// <summary>The best of the teams that they are in for the day: a core team of the hub or of the whole business, or those certified at the hub.</summary>
    public static (int Tier, TeamFact? By) Of(IEnumerable<TeamFact> teams, BusinessId business, HubId hub, DateOnly day)
    {
        var best = teams.Where(t => t.Business == business && (t.Hub is null || t.Hub == hub) && (t.EffectiveTo is null || t.EffectiveTo >= day))
            .Where(t => t.Type is not TeamType.CertifiedLocation || t.Hub is not null)
            .OrderBy(t => TierOf(t.Type)).ThenBy(t => t.Id.Value).FirstOrDefault();
        return best is null ? (Everybody, null) : (TierOf(best.Type), best);
    }

    public static TeamType TeamOf(int tier) => tier switch { Core => TeamType.Core, Certified => TeamType.CertifiedLocation, _ => TeamType.Marketplace };

    /// <summary>
    /// Up to which tier a role is open at a moment, and when that changes next; null where nothing is left to open.
    /// Core sees it when it is published; certified after 30 minutes, or 72 hours before the start; everybody after 2 hours, or 48 hours before it; all 12 hours before it.
    /// The two times after publishing are settings; 0 opens at once.
    /// Example: published on Monday 9:00 for Friday 18:00: core at once, certified at 9:30, everybody at 11:00; for Wednesday 12:00, which is 51 hours ahead: certified at once, everybody at 11:00.
    /// </summary>
    public static (int Tier, DateTimeOffset? Next) At(DateTimeOffset now, DateTimeOffset published, DateTimeOffset start, StaffingSettings settings)
    {
        var all = Earlier(Opens(published, start, settings.MarketplaceAfterMinutes, EverybodyFrom), start - AllFrom);
        var certified = Earlier(Opens(published, start, settings.CertifiedAfterMinutes, CertifiedFrom), all);
        if (now >= all) return (Everybody, null);
        return now >= certified ? (Certified, all) : (Core, certified);
    }

    private static DateTimeOffset Opens(DateTimeOffset published, DateTimeOffset start, int afterMinutes, TimeSpan before) => Earlier(published.AddMinutes(afterMinutes), start - before);

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    public static int TierOf(TeamType team) => team switch { TeamType.Core => Core, TeamType.CertifiedLocation => Certified, _ => Everybody };
}
