using WorkforceOS.Kernel;
using WorkforceOS.Staffing.ClockIn;

namespace WorkforceOS.Tests.Staffing;

public sealed class LocationTrackTests
{
    private static readonly GeoPoint Hub = new(37.4221, -122.0841);
    private static readonly DateTimeOffset CheckIn = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void One_position_far_away_is_enough_and_critical()
    {
        var track = LocationTrack.Of([new(CheckIn.AddMinutes(20), Hub, 10), new(CheckIn.AddMinutes(30), new GeoPoint(37.4301, -122.0761), 10)], Hub, 120, CheckIn, CheckIn.AddHours(1), default, 0);

        ((int)Math.Round(track.Furthest!.Value, MidpointRounding.AwayFromZero), track.OffAt, track.IsCritical).ShouldBe((1136, CheckIn.AddMinutes(30), true));
    }

    [Theory]
    // Metres away, minute by minute; when they are off, and whether it is critical.
    [InlineData("150", null, false)]
    [InlineData("180 180", 1, false)]
    [InlineData("180 100 180", null, false)]
    [InlineData("244", null, false)]
    [InlineData("251", 0, true)]
    [InlineData("10 300 10 10", 1, true)]
    [InlineData("180 260", 1, true)]
    public void When_somebody_is_off(string metres, int? offAt, bool critical)
    {
        var track = Of(metres);

        track.OffAt.ShouldBe(offAt is { } minute ? CheckIn.AddMinutes(minute) : null);
        track.IsCritical.ShouldBe(critical);
    }

    [Fact]
    public void What_was_outside_at_the_end_of_a_batch_counts_in_the_next()
    {
        var first = Of("180");
        var second = LocationTrack.Of([Point(2, 180)], Hub, 120, CheckIn, CheckIn.AddHours(1), (first.OutsideInARow, first.OutsideSince), 0);

        (first.OffAt, second.OffAt).ShouldBe(((DateTimeOffset?)null, CheckIn.AddMinutes(2)));
    }

    [Fact]
    public void Two_good_positions_in_a_row_are_back_also_over_two_batches()
    {
        Of("300 10 10").BackAt.ShouldBe(CheckIn.AddMinutes(2));
        Of("300 10 180").BackAt.ShouldBeNull();
        LocationTrack.Of([Point(5, 10)], Hub, 120, CheckIn, CheckIn.AddHours(1), default, goodBefore: 1).BackAt.ShouldBe(CheckIn.AddMinutes(5));
    }

    [Fact]
    public void What_cannot_be_is_left_out_and_what_says_nothing_is_missing()
    {
        TrackPoint[] points =
        [
            new(CheckIn.AddMinutes(-1), Hub, 5), // before clock-in
            new(CheckIn.AddMinutes(1), Hub, 5),
            new(CheckIn.AddMinutes(2), Hub, 101), // too inexact
            new(CheckIn.AddMinutes(3), null, null),
            new(CheckIn.AddMinutes(4), new GeoPoint(38.4, -122), 5), // 110 km in three minutes
            new(CheckIn.AddMinutes(90), Hub, 5), // tomorrow's
        ];
        var track = LocationTrack.Of(points, Hub, 120, CheckIn, CheckIn.AddHours(1), default, 0);

        (track.Accepted, track.Missing, track.Jumps, track.Outside, track.Within).ShouldBe((1, 2, 1, 0, true));
    }

    private static LocationTrack Of(string metres) => LocationTrack.Of(metres.Split(' ').Select((m, i) => Point(i, double.Parse(m, System.Globalization.CultureInfo.InvariantCulture))), Hub, 120, CheckIn, CheckIn.AddHours(1), default, 0);

    // To the north: a degree is 111,195 m on the sphere that distances are measured on.
    private static TrackPoint Point(int minute, double metres) => new(CheckIn.AddMinutes(minute), new GeoPoint(Hub.Latitude + metres / 111_195.08, Hub.Longitude), 5);
}
