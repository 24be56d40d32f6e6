using FsCheck;
using FsCheck.Fluent;
using WorkforceOS.Scheduling.Following;

namespace WorkforceOS.Tests.Scheduling;

public sealed class OverlapProperties
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<(DateTimeOffset StartsAt, DateTimeOffset EndsAt)> Stretch =
        from start in Gen.Choose(0, 60)
        from length in Gen.Choose(1, 12)
        select (Start.AddHours(start), Start.AddHours(start + length));

    [Fact]
    public void Whoever_gets_room_overlaps_nobody_and_whoever_gets_none_would()
    {
        var given = from taken in Stretch.ListOf() from wanted in Stretch.ListOf() select (Taken: taken.ToList(), Wanted: wanted.Order().ToList());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true), Prop.ForAll(given.ToArbitrary(), g =>
        {
            var indexed = g.Wanted.Select((span, index) => (span, index)).ToList();
            var without = Overlap.WithoutRoom(g.Taken, indexed, w => w.span);
            var kept = indexed.Except(without).ToList();

            foreach (var one in kept)
            {
                g.Taken.ShouldAllBe(t => !Overlaps(t, one.span));
                kept.Where(k => k.index != one.index).ShouldAllBe(k => !Overlaps(k.span, one.span));
            }
            foreach (var one in without) (g.Taken.Any(t => Overlaps(t, one.span)) || kept.Any(k => k.index < one.index && Overlaps(k.span, one.span))).ShouldBeTrue();
        }));
    }

    private static bool Overlaps((DateTimeOffset StartsAt, DateTimeOffset EndsAt) a, (DateTimeOffset StartsAt, DateTimeOffset EndsAt) b) => a.StartsAt < b.EndsAt && b.StartsAt < a.EndsAt;
}
