using NodaTime;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Tests.Staffing;

/// <summary>The marketplace's rules by their worked examples, and against others that were written from the contract alone.</summary>
public sealed class MarketplaceArithmeticTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Reliability_is_that_of_the_seed_and_of_other_worked_examples()
    {
        Reliability.Score(new(12, 11, 1, 0, 0, 24, 5)).ShouldBe(92.3m);
        Reliability.OnTimeRate(new(12, 11, 1, 0, 0, 24, 5)).ShouldBe(91.7m);
        Reliability.Score(TrackRecord.None).ShouldBe(100);
        // No rating: its weight is shared. (0.45·50 + 0.40·75)/0.85 = 61.76.
        Reliability.Score(new(4, 2, 1, 0, 3, 0, 0)).ShouldBe(61.8m);
        // One late cancellation and nothing else: on time 100, attendance 50, (45 + 20)/0.85 = 76.47.
        Reliability.Score(new(0, 0, 0, 1, 0, 0, 0)).ShouldBe(76.5m);
        // 10 shifts, 9 on time, 2 late cancellations, rating 5: 0.45·90 + 0.40·100·(1 − 1/12) + 15 = 92.17.
        Reliability.Score(new(10, 9, 0, 2, 0, 10, 2)).ShouldBe(92.2m);
    }

    [Fact]
    public void The_time_to_answer_and_the_time_of_a_swap_follow_their_formulas()
    {
        DateTimeOffset At(int hour, int minute = 0) => new(2026, 3, 2, hour, minute, 0, TimeSpan.Zero);
        Deadlines.RespondBy(At(9), At(18), 120).ShouldBe(At(11));
        Deadlines.RespondBy(At(16, 45), At(18), 120).ShouldBe(At(17, 30));
        Deadlines.RespondBy(At(17, 25), At(18), 120).ShouldBe(At(17, 35));
        Deadlines.RespondBy(At(17, 55), At(18), 120).ShouldBe(At(18));
        Deadlines.SwapExpires(At(9), At(9).AddDays(2), 1440).ShouldBe(At(9).AddDays(1));
        Deadlines.SwapExpires(At(16), At(18), 1440).ShouldBe(At(17));
        Deadlines.SwapExpires(At(17, 20), At(18), 1440).ShouldBe(At(17, 35));
    }

    [Fact]
    public void The_best_team_that_matches_gives_the_tier()
    {
        var (business, hub, other, day) = (new BusinessId(Guid.NewGuid()), new HubId(Guid.NewGuid()), new HubId(Guid.NewGuid()), new DateOnly(2026, 3, 2));
        TeamFact Team(TeamType type, HubId? at, DateOnly? until = null, BusinessId? of = null) => new(new(Guid.NewGuid()), of ?? business, at, type, until);
        Tiers.Of([], business, hub, day).Tier.ShouldBe(3);
        Tiers.Of([Team(TeamType.Marketplace, null)], business, hub, day).Tier.ShouldBe(3);
        Tiers.Of([Team(TeamType.CertifiedLocation, hub), Team(TeamType.Core, other)], business, hub, day).Tier.ShouldBe(2);
        Tiers.Of([Team(TeamType.CertifiedLocation, hub), Team(TeamType.Core, null)], business, hub, day).Tier.ShouldBe(1);
        Tiers.Of([Team(TeamType.Core, null, day.AddDays(-1)), Team(TeamType.Core, null, of: new(Guid.NewGuid()))], business, hub, day).Tier.ShouldBe(3);
        Tiers.Of([Team(TeamType.Core, hub, day)], business, hub, day).Tier.ShouldBe(1);
    }

    [Fact]
    public void The_score_is_that_of_the_worked_examples()
    {
        var parts = Ranking.Score(92.3m, new(12, 11, 1, 0, 0, 24, 5), 8000, 4, Availability.Available);
        parts.ShouldBe(new ScoreParts(35.47m, 18, 16, 4, 10));
        Ranking.Total(parts, isFavorite: false).ShouldBe(83.47m);
        Ranking.Total(parts, isFavorite: true).ShouldBe(86.47m);
        Ranking.Total(Ranking.Score(100, TrackRecord.None, 8000, 0, Availability.Unknown), false).ShouldBe(69.8m);
        Ranking.Score(100, TrackRecord.None, 90_000, 25, Availability.Unavailable).ShouldBe(new ScoreParts(32, 16.8m, 0, 10, 0));
    }

    [Fact]
    public void The_order_is_that_of_another_reckoning_and_the_same_however_workers_are_given()
    {
        var random = new Random(20260302);
        var (business, hub, barista) = (new BusinessId(Guid.NewGuid()), new HubId(Guid.NewGuid()), new CatalogRoleId(Guid.NewGuid()));
        var role = new RoleFacts { Id = new(Guid.NewGuid()), Business = business, Hub = hub, CatalogRole = barista, StartsAt = Monday, EndsAt = Monday.AddHours(8), Place = new GeoPoint(37.4221, -122.0841) };
        for (var round = 0; round < 50; round++)
        {
            List<WorkerFacts> workers = [.. Enumerable.Range(0, 30).Select(_ => Somebody())];
            var ranked = Ranking.InOrder(workers.Select(w => Ranking.Of(w, role)));
            ranked.Select(r => r.Worker.Id).ShouldBe(workers.OrderBy(w => w, Comparer<WorkerFacts>.Create(Compare)).Select(w => w.Id));
            Ranking.InOrder(workers.OrderBy(_ => random.Next()).Select(w => Ranking.Of(w, role))).Select(r => r.Worker.Id).ShouldBe(ranked.Select(r => r.Worker.Id));
            ranked.ShouldAllBe(r => r.Score >= 0 && r.Score <= 100);
        }

        WorkerFacts Somebody() => new()
        {
            Id = new(Guid.NewGuid()), Roles = new HashSet<CatalogRoleId> { barista }, ReliabilityScore = random.Next(0, 11) * 10, Record = new(random.Next(0, 20), 0, 0, 0, 0, random.Next(1, 5) * 4, 4),
            Home = random.Next(4) == 0 ? null : new GeoPoint(37.4221 + random.Next(0, 3) / 10.0, -122.0841), FavoriteOf = random.Next(3) == 0 ? new HashSet<BusinessId> { business } : new HashSet<BusinessId>(),
            Worked = new Dictionary<(BusinessId, CatalogRoleId), int> { [(business, barista)] = random.Next(0, 15) },
            Bookings = random.Next(2) == 0 ? [] : [new(Monday.AddDays(1), Monday.AddDays(1).AddHours(random.Next(1, 9)), true)],
            Teams = random.Next(3) switch { 0 => [], 1 => [new(new(Guid.NewGuid()), business, hub, TeamType.CertifiedLocation, null)], _ => [new(new(Guid.NewGuid()), business, null, TeamType.Core, null)] },
        };

        int Compare(WorkerFacts a, WorkerFacts b)
        {
            static int TierOf(WorkerFacts w) => w.Teams.Count == 0 ? 3 : w.Teams[0].Type is TeamType.Core ? 1 : 2;
            if (TierOf(a) != TierOf(b)) return TierOf(a).CompareTo(TierOf(b));
            if (Points(a) != Points(b)) return Points(b).CompareTo(Points(a));
            var (hoursA, hoursB) = (a.Bookings.Sum(x => (x.EndsAt - x.StartsAt).TotalHours), b.Bookings.Sum(x => (x.EndsAt - x.StartsAt).TotalHours));
            if (hoursA != hoursB) return hoursA.CompareTo(hoursB);
            if (Metres(a) != Metres(b)) return (Metres(a) ?? int.MaxValue).CompareTo(Metres(b) ?? int.MaxValue);
            return a.Id.Value.CompareTo(b.Id.Value);
        }

        int? Metres(WorkerFacts w) => w.Home is { } home ? (int)Math.Round(Geo.Distance(home, role.Place!.Value), MidpointRounding.AwayFromZero) : null;

        decimal Points(WorkerFacts w)
        {
            static decimal Two(decimal x) => Math.Floor(x * 100 + 0.5m) / 100;
            var (n, stars) = ((decimal)w.Record.TotalShifts, w.Record.RatingSum / 4m);
            var sum = Two(0.4m * (n * w.ReliabilityScore + 400) / (n + 5)) + Two(4 * (4 * stars + 21) / 9) + (Metres(w) is { } m ? Two(Math.Max(0, 20 - m / 2000m)) : 10) + Math.Min(10, w.Worked[(business, barista)]) + 5;
            return Math.Min(100, w.FavoriteOf.Count == 0 ? sum : sum + 3);
        }
    }

    [Fact]
    public void Each_reason_against_a_worker_is_a_blocker_and_the_edges_are_where_they_are_said_to_be()
    {
        var (business, barista, card) = (new BusinessId(Guid.NewGuid()), new CatalogRoleId(Guid.NewGuid()), new DocumentId(Guid.NewGuid()));
        var role = new RoleFacts { Id = new(Guid.NewGuid()), Business = business, Hub = new(Guid.NewGuid()), CatalogRole = barista, StartsAt = Monday, EndsAt = Monday.AddHours(8), CertificateTypes = ["FOOD"], Documents = [new(card, "Black shoes", true)] };
        var good = new WorkerFacts
        {
            Id = new(Guid.NewGuid()), ProfileComplete = true, Roles = new HashSet<CatalogRoleId> { barista }, Certificates = [new("FOOD", CredentialStatus.Verified, role.EndsAt)], Documents = [new(card, CredentialStatus.Verified, null)],
        };
        BlockerCode[] Of(WorkerFacts worker, RoleFacts? of = null) => [.. Eligibility.Blockers(worker, of ?? role).Select(b => b.Code)];

        Of(good).ShouldBeEmpty();
        Of(good with { Status = StaffStatus.Suspended }).ShouldBe([BlockerCode.StaffInactive]);
        Of(good with { BlockedBy = new HashSet<BusinessId> { business } }).ShouldBe([BlockerCode.Blocked]);
        Of(good with { ProfileComplete = false }).ShouldBe([BlockerCode.ProfileIncomplete]);
        Of(good with { Roles = new HashSet<CatalogRoleId>() }).ShouldBe([BlockerCode.RoleNotHeld]);
        Of(good with { Certificates = [] }).ShouldBe([BlockerCode.CertificateMissing]);
        Of(good with { Certificates = [new("FOOD", CredentialStatus.Pending, null)] }).ShouldBe([BlockerCode.CertificateMissing]);
        Of(good with { Certificates = [new("FOOD", CredentialStatus.Verified, role.EndsAt.AddTicks(-1))] }).ShouldBe([BlockerCode.CertificateExpired]);
        Of(good with { Documents = [new(card, CredentialStatus.Rejected, null)] }).ShouldBe([BlockerCode.AttireMissing]);
        Of(good, role with { Documents = [new(card, "Passport", false), new(new(Guid.NewGuid()), "Visa", false)] }).ShouldBe([BlockerCode.DocumentMissing]);

        // 52 hours in the week and these 8 are 60; a minute more is too much, and what began on the Sunday before is another week's.
        BookedTime Days(int after, double hours) => new(Monday.AddDays(after), Monday.AddDays(after).AddHours(hours), false);
        Of(good with { Bookings = [Days(1, 13), Days(2, 13), Days(3, 13), Days(4, 13), Days(-1, 13)] }).ShouldBeEmpty();
        Of(good with { Bookings = [Days(1, 13), Days(2, 13), Days(3, 13), Days(4, 13 + 1 / 60.0)] }).ShouldBe([BlockerCode.MaxHours]);

        // It ends at 17:00: what begins on the next day at 0:59 is 7:59 away; on the same day it may follow.
        Of(good with { Bookings = [new(role.EndsAt.AddHours(8).AddMinutes(-1), role.EndsAt.AddHours(12), true)] }).ShouldBe([BlockerCode.MinRest]);
        Of(good with { Bookings = [new(role.EndsAt.AddHours(8), role.EndsAt.AddHours(12), true)] }).ShouldBeEmpty();
        Of(good with { Bookings = [new(role.EndsAt.AddHours(1), role.EndsAt.AddHours(3), true)] }).ShouldBeEmpty();

        Eligibility.Conflict(good with { Bookings = [new(role.EndsAt.AddMinutes(30), role.EndsAt.AddHours(3), true)] }, role).ShouldBeNull();
        Eligibility.Conflict(good with { Bookings = [new(role.EndsAt.AddMinutes(29), role.EndsAt.AddHours(3), true)] }, role).ShouldNotBeNull();
        Eligibility.Conflict(good with { Bookings = [new(Monday.AddHours(-3), Monday.AddMinutes(-29), true)] }, role).ShouldNotBeNull();
        Eligibility.Conflict(good with { Bookings = [new(role.StartsAt, role.EndsAt, false)] }, role).ShouldBeNull("it is over");
    }

    [Fact]
    public void Availability_is_that_of_every_minute_of_the_shift()
    {
        var random = new Random(7);
        var zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        var seen = new HashSet<Availability>();
        for (var round = 0; round < 400; round++)
        {
            var weekly = Enumerable.Range(0, 7).Where(_ => random.Next(5) > 0).ToDictionary(d => d, _ => Day());
            var plan = new AvailabilityPlan(weekly, new Dictionary<DateOnly, DayAvailability> { [new DateOnly(2026, 3, 3)] = Day() });
            // Far from any change of the clock.
            var start = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero).AddMinutes(30 * random.Next(0, 96));
            var end = start.AddMinutes(30 * random.Next(1, 40));
            var found = plan.For(start, end, zone);
            found.ShouldBe(Watched(plan, start, end), $"{start:O} {end:O}");
            seen.Add(found);
        }
        seen.Count.ShouldBe(3);

        DayAvailability Day() => random.Next(4) switch
        {
            0 => new(AvailabilityStatus.Unavailable, []),
            1 => new(AvailabilityStatus.Available, []),
            2 => new(AvailabilityStatus.Partial, []),
            _ => new(AvailabilityStatus.Partial, [new(new TimeOnly(6, 0), new TimeOnly(13, 0)), new(new TimeOnly(13, 0), random.Next(2) == 0 ? new TimeOnly(20, 0) : new TimeOnly(23, 59))]),
        };

        Availability Watched(AvailabilityPlan plan, DateTimeOffset start, DateTimeOffset end)
        {
            var all = new List<Availability>();
            for (var minute = start; minute < end; minute = minute.AddMinutes(1))
            {
                var local = minute.ToOffset(TimeSpan.FromHours(-5));
                var (date, time) = (DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime));
                var day = plan.Overrides.GetValueOrDefault(date) ?? plan.Weekly.GetValueOrDefault((int)date.DayOfWeek);
                all.Add(day is null || day is { Status: AvailabilityStatus.Partial, Slots.Count: 0 } ? Availability.Unknown
                    : day.Status is AvailabilityStatus.Unavailable ? Availability.Unavailable
                    : day.Slots.Count == 0 || day.Slots.Any(s => s.Start <= time && (time < s.End || s.End == new TimeOnly(23, 59))) ? Availability.Available : Availability.Unavailable);
            }
            return all.Contains(Availability.Unavailable) ? Availability.Unavailable : all.Contains(Availability.Unknown) ? Availability.Unknown : Availability.Available;
        }
    }

    [Fact]
    public void Planned_pay_leaves_an_unpaid_break_out_of_five_hours_and_more()
    {
        PlannedPay.Cents(Monday, Monday.AddHours(8), 30, false, 2300).ShouldBe(17250);
        PlannedPay.Cents(Monday, Monday.AddHours(8), 30, true, 2300).ShouldBe(18400);
        PlannedPay.Cents(Monday, Monday.AddHours(4), 30, false, 2300).ShouldBe(9200);
        PlannedPay.Cents(Monday, Monday.AddMinutes(1), 0, false, 2310).ShouldBe(39);
    }
}
