using WorkforceOS.Attendance.Hours;

namespace WorkforceOS.Tests.Attendance;

/// <summary>Which breaks are due, against one found by trying every length.</summary>
public sealed class BreakStepsTests
{
    private static readonly BreakSteps Germany = new(15, [new(360, 30), new(540, 45)]);
    private static readonly BreakSteps California = new(30, [new(300, 30), new(600, 60)]);

    [Theory]
    [InlineData("6:00", "", 0)]
    [InlineData("6:10", "", 10)]
    [InlineData("6:30", "", 30)]
    [InlineData("9:01", "", 30)]
    [InlineData("9:30", "", 30)]
    [InlineData("9:40", "", 40)]
    [InlineData("9:45", "", 45)]
    [InlineData("10:00", "", 45)]
    [InlineData("9:30", "20,10", 10)]
    [InlineData("9:30", "15,15", 0)]
    [InlineData("8:00", "10,10,10", 30)]
    public void Germany_takes_off_what_is_missing_and_no_more(string presence, string breaks, int minutes) =>
        NetTime.Of(Presence(Minutes(presence)), Breaks(Minutes(presence), [.. breaks.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(b => int.Parse(b, null))]), 0, Germany, deducts: true)
            .Automatic.ShouldBe(minutes * 60);

    [Fact]
    public void What_is_only_told_of_takes_nothing_off()
    {
        var net = NetTime.Of(Presence(601), Breaks(601, [30]), 0, California, deducts: false);
        (net.Seconds, net.Automatic, net.Missing).ShouldBe((571 * 60, 0, 0));
        NetTime.Of(Presence(301), [], 0, California, deducts: false).Missing.ShouldBe(30 * 60);
        NetTime.Of(Presence(300), [], 0, California, deducts: false).Missing.ShouldBe(0, "five hours are not over five hours");
        NetTime.Of(Presence(661), Breaks(661, [30]), 0, California, deducts: false).Missing.ShouldBe(30 * 60);
    }

    /// <summary>
    /// Every presence of a day by the minute, with every split of breaks into at most three on a grid of five minutes. A sample by default:
    /// WORKFORCEOS_ALL_BREAKS=1 tries them all.
    /// </summary>
    [Fact]
    public void The_automatic_break_is_the_least_that_satisfies()
    {
        var all = Environment.GetEnvironmentVariable("WORKFORCEOS_ALL_BREAKS") is "1";
        var (grid, step) = all ? (5, 1) : (20, 7);
        long tried = 0, different = 0;
        foreach (var rule in new[] { Germany, California, new BreakSteps(0, [new(0, 5), new(60, 90)]) })
        {
            for (var presence = 0; presence <= 24 * 60; presence += step)
            {
                // What is due rests on the work and the pieces that count: found once for each pair, by trying.
                var least = new Dictionary<(int Net, int Qualifying), int>();
                for (var a = 0; a <= presence; a += grid)
                for (var b = a; a + b <= presence; b += grid)
                for (var c = b; a + b + c <= presence; c += grid)
                {
                    var (net, qualifying) = (presence - a - b - c, (a >= rule.Piece ? a : 0) + (b >= rule.Piece ? b : 0) + (c >= rule.Piece ? c : 0));
                    if (!least.TryGetValue((net, qualifying), out var expected)) least[(net, qualifying)] = expected = Tried(rule, net, qualifying);
                    if (rule.Automatic(net * 60L, qualifying * 60L) != expected * 60L) different++;
                    tried++;
                }
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{tried} tried");
        tried.ShouldBeGreaterThan(10_000);
        different.ShouldBe(0);
    }

    private static int Tried(BreakSteps rule, int net, int qualifying)
    {
        for (var b = 0; ; b++)
        {
            var due = 0;
            foreach (var step in rule.Steps) if (net - b > step.NetOver) due = step.Minutes;
            if (due <= qualifying + b) return b;
        }
    }

    private static int Minutes(string time) => int.Parse(time.Split(':')[0], null) * 60 + int.Parse(time.Split(':')[1], null);

    private static Stretch Presence(int minutes) => new(1_000_000, 1_000_000 + 60L * minutes);

    /// <summary>One after the other, from an hour after the start.</summary>
    private static IEnumerable<Stretch> Breaks(int presence, IReadOnlyList<int> minutes)
    {
        var at = Presence(presence).Start + 3600;
        foreach (var length in minutes)
        {
            yield return new Stretch(at, at + 60L * length);
            at += 60L * length + 1800;
        }
    }
}
