using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Dispatch;

/// <summary>
/// In which order workers are asked: the tier first, then a score of 0 to 100 inside it, then who has fewer hours in the week, who is nearer, and the lower id.
/// Score = <c>40·reliability/100 + 20·rating/5 + 20·max(0, 1 − km/40) + 10·min(1, shifts/10) + 10·availability</c>, and 3 for a favourite, at most 100.
/// Reliability and rating are shrunk to what is usual, <c>(n·x + 5·usual)/(n + 5)</c> with 80 and 4.2, n the shifts and the ratings there were, so that newcomers
/// neither lead nor vanish. Availability is 1 where it is given, 0.5 where it is unknown, else 0; a distance that is unknown counts as half of the way.
/// Example: 12 shifts at 92.3, 5 ratings of 4.8 on average, 8 km away, 4 shifts here, available:
/// reliability (12·92.3 + 5·80)/17 = 88.68 → 35.47; rating (24 + 21)/10 = 4.5 → 18; distance 16; experience 4; availability 10: 83.47. A newcomer at 8 km of whom no more is known: 32 + 16.8 + 16 + 0 + 5 = 69.80.
/// </summary>
internal static class Ranking
{
    private const decimal Prior = 5;
    private const decimal UsualReliability = 80;
    private const decimal UsualRating = 4.2m;
    private const decimal FarKilometres = 40;
    private const decimal FavoriteBonus = 3;

    public static Ranked Of(WorkerFacts worker, RoleFacts role) =>
        Of(new RankFacts(worker, Eligibility.HoursInWeek(worker, role) - (role.EndsAt - role.StartsAt), worker.Availability.For(role.StartsAt, role.EndsAt, worker.Zone)), role);

    public static Ranked Of(RankFacts of, RoleFacts role)
    {
        var (worker, hoursInWeek, known) = of;
        var (tier, membership) = Tiers.Of(worker.Teams, role.Business, role.Hub, role.LocalDate);
        int? metres = worker.Home is { } home && role.Place is { } place ? (int)Math.Round(Geo.Distance(home, place), MidpointRounding.AwayFromZero) : null;
        var worked = worker.Worked.GetValueOrDefault((role.Business, role.CatalogRole));
        var parts = Score(worker.ReliabilityScore, worker.Record, metres, worked, known);
        var isFavorite = worker.FavoriteOf.Contains(role.Business);
        return new Ranked(worker, tier, membership?.Id, parts, Total(parts, isFavorite), metres, known, hoursInWeek, worked, isFavorite);
    }

    /// <summary>Best first; the same workers come in the same order, however they were given.</summary>
    public static IReadOnlyList<Ranked> InOrder(IEnumerable<Ranked> workers) =>
        [.. workers.OrderBy(w => w.Tier).ThenByDescending(w => w.Score).ThenBy(w => w.HoursInWeek).ThenBy(w => w.DistanceMeters ?? int.MaxValue).ThenBy(w => w.Worker.Id.Value)];

    /// <summary>Each part to two decimals, as it is shown.</summary>
    public static ScoreParts Score(decimal reliability, TrackRecord record, int? distanceMeters, int shiftsHere, Availability availability) => new(
        Rounded(40 * Shrunk(record.TotalShifts, reliability, UsualReliability) / 100),
        Rounded(20 * Shrunk(record.RatingCount, record.AverageRating, UsualRating) / 5),
        Rounded(distanceMeters is { } metres ? 20 * Math.Max(0, 1 - metres / 1000m / FarKilometres) : 10),
        Rounded(10 * Math.Min(1, shiftsHere / 10m)),
        availability switch { Availability.Available => 10, Availability.Unknown => 5, _ => 0 });

    public static decimal Total(ScoreParts parts, bool isFavorite) =>
        Math.Min(100, parts.Reliability + parts.Rating + parts.Distance + parts.Experience + parts.Availability + (isFavorite ? FavoriteBonus : 0));

    private static decimal Shrunk(int count, decimal own, decimal usual) => (count * own + Prior * usual) / (count + Prior);

    private static decimal Rounded(decimal points) => Math.Round(points, 2, MidpointRounding.AwayFromZero);
}

/// <summary>What a score is made of: at most 40, 20, 20, 10 and 10.</summary>
internal sealed record ScoreParts(decimal Reliability, decimal Rating, decimal Distance, decimal Experience, decimal Availability);

/// <summary>A worker in the order for a role.</summary>
/// <param name="Membership">Of the team that gives them their tier.</param>
/// <param name="HoursInWeek">What they have in the week already, without this.</param>
/// <param name="ShiftsHere">How often they worked in this role for this business.</param>
internal sealed record Ranked(
    WorkerFacts Worker, int Tier, DispatchMembershipId? Membership, ScoreParts Parts, decimal Score, int? DistanceMeters, Availability Availability, TimeSpan HoursInWeek, int ShiftsHere, bool IsFavorite);
