using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Dispatch;

/// <summary>Who is asked before whom: the core team (1), who is certified at the location (2), everybody (3).</summary>
internal static class Tiers
{
    public const int Core = 1;
    public const int Certified = 2;
    public const int Everybody = 3;

    /// <summary>The best of the teams that they are in for the day: a core team of the hub or of the whole business, or those certified at the hub.</summary>
    public static (int Tier, TeamFact? By) Of(IReadOnlyCollection<TeamFact> teams, BusinessId business, HubId hub, DateOnly day)
    {
        if (teams.Count == 0) return (Everybody, null);
        var best = teams.Where(t => t.Business == business && (t.Hub is null || t.Hub == hub) && (t.EffectiveTo is null || t.EffectiveTo >= day))
            .Where(t => t.Type is not TeamType.CertifiedLocation || t.Hub is not null)
            .OrderBy(t => TierOf(t.Type)).ThenBy(t => t.Id.Value).FirstOrDefault();
        return best is null ? (Everybody, null) : (TierOf(best.Type), best);
    }

    public static TeamType TeamOf(int tier) => tier switch { Core => TeamType.Core, Certified => TeamType.CertifiedLocation, _ => TeamType.Marketplace };

    public static int TierOf(TeamType team) => team switch { TeamType.Core => Core, TeamType.CertifiedLocation => Certified, _ => Everybody };
}
