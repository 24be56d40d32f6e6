using FsCheck;
using FsCheck.Fluent;
using WorkforceOS.Attendance.Hours;

namespace WorkforceOS.Tests.Attendance;

public sealed class NetTimeProperties
{
    private static readonly Gen<Stretch> Presences = from start in Gen.Choose(0, 100_000) from length in Gen.Choose(0, 90_000) select new Stretch(start, start + length);

    private static readonly Gen<BreakSteps?> Rules = Gen.Elements<BreakSteps?>(null, new BreakSteps(15, [new(360, 30), new(540, 45)]), new BreakSteps(0, [new(0, 480)]), new BreakSteps(30, [new(300, 30), new(600, 60)]));

    private static readonly Gen<(Stretch Presence, List<Stretch> Breaks, int Planned, BreakSteps? Rule)> Days =
        from presence in Presences
        from breaks in (from start in Gen.Choose(-1000, 190_000) from length in Gen.Choose(0, 8000) select new Stretch(start, start + length)).ListOf()
        from planned in Gen.Choose(0, 120)
        from rule in Rules
        select (presence, breaks.ToList(), planned, rule);

    [Fact]
    public void Nobody_works_longer_than_the_clock_ran_and_nothing_is_lost() => Prop.ForAll(Days.ToArbitrary(), day =>
    {
        var net = NetTime.Of(day.Presence, day.Breaks, day.Planned, day.Rule, deducts: true);

        (net.Seconds + net.Breaks + net.Automatic).ShouldBe(day.Presence.Length);
        net.Work.ShouldAllBe(w => w.Length > 0 && w.Start >= day.Presence.Start && w.End <= day.Presence.End);
        net.Work.Zip(net.Work.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
        net.Work.ShouldAllBe(w => day.Breaks.All(b => w.Within(b.Start, b.End) == 0));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_automatic_break_lies_in_the_middle_of_the_presence()
    {
        var net = NetTime.Of(new Stretch(0, 550 * 60), [], 0, new BreakSteps(15, [new(360, 30), new(540, 45)]), deducts: true);
        net.Work.ShouldBe([new Stretch(0, 260 * 60), new Stretch(290 * 60, 550 * 60)]);

        // Where the middle is a break already, what is missing is beside it, as far to both sides.
        var beside = NetTime.Of(new Stretch(0, 600 * 60), [new Stretch(290 * 60, 310 * 60)], 0, new BreakSteps(15, [new(360, 30), new(540, 45)]), deducts: true);
        beside.Automatic.ShouldBe(25 * 60);
        beside.Work.ShouldBe([new Stretch(0, 277 * 60 + 30), new Stretch(322 * 60 + 30, 600 * 60)]);

        // An odd second is the one after.
        NetTime.Of(new Stretch(0, 360 * 60 + 1), [], 0, new BreakSteps(15, [new(360, 30)]), deducts: true).Work.ShouldBe([new Stretch(0, 10_800), new Stretch(10_801, 21_601)]);
        NetTime.Of(new Stretch(0, 34_201), [new Stretch(16_500, 17_700)], 0, new BreakSteps(15, [new(360, 30), new(540, 45)]), deducts: true).Work.ShouldBe([new Stretch(0, 16_200), new Stretch(18_001, 34_201)]);
    }

    [Fact]
    public void A_planned_break_is_taken_where_none_was_punched()
    {
        var presence = new Stretch(0, 480 * 60);
        (NetTime.Of(presence, [], 30, null, true).Seconds, NetTime.Of(presence, [new Stretch(0, 60)], 30, null, true).Seconds).ShouldBe((450 * 60, 479 * 60));
        NetTime.Of(new Stretch(0, 600), [], 30, null, true).Seconds.ShouldBe(0);
        NetTime.Of(presence, [], 30, null, deducts: false).Missing.ShouldBe(0);
    }
}
