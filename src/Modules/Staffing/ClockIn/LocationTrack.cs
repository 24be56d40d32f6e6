using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>Where a device says that it was.</summary>
/// <param name="Position">Null where it could not say.</param>
internal readonly record struct TrackPoint(DateTimeOffset At, GeoPoint? Position, double? Accuracy);

/// <summary>
/// What a batch of positions says of a worker on shift. Pure. A position of more than 100 m of inexactness is as none; positions from before
/// clock-in or from the future, out of order, or that nobody reaches at 70 m/s are left out. Somebody is off when one position is further than
/// twice the radius away for certain (<c>distance − accuracy &gt; 2 × radius</c>), or two in a row are outside, or five minutes pass outside; and
/// back with two good ones in a row. It is critical beyond <c>max(2 × radius, 250 m)</c>.
/// Example: radius 120, one position 1,136 m away with an accuracy of 10: off at once, critical.
/// </summary>
internal sealed record LocationTrack
{
    /// <summary>Nobody on foot or in a car is faster, in metres a second.</summary>
    public const double Fastest = 70;

    public const int PointsUntilOff = 2;
    public const int PointsUntilBack = 2;
    public static readonly TimeSpan TimeUntilOff = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>Positions that were judged.</summary>
    public int Accepted { get; private set; }

    public int Outside { get; private set; }

    /// <summary>Without a position, or with one that says nothing.</summary>
    public int Missing { get; private set; }

    public int Jumps { get; private set; }
    public double? Nearest { get; private set; }
    public double? Furthest { get; private set; }
    public double? Last { get; private set; }

    /// <summary>By the last position; null where there was none, or no fence.</summary>
    public bool? Within { get; private set; }

    /// <summary>So many in a row, at the end, were outside.</summary>
    public int OutsideInARow { get; private set; }

    public DateTimeOffset? OutsideSince { get; private set; }

    public int GoodInARow { get; private set; }

    /// <summary>When they were first seen to be off; null where they were not.</summary>
    public DateTimeOffset? OffAt { get; private set; }

    public bool IsCritical { get; private set; }

    /// <summary>When they were seen to be back after all that, so that it is over; null where they were not.</summary>
    public DateTimeOffset? BackAt { get; private set; }

    /// <param name="outsideBefore">How many in a row were outside at the end of the batch before, and since when.</param>
    /// <param name="goodBefore">How many in a row were good since they were found to be off.</param>
    public static LocationTrack Of(IEnumerable<TrackPoint> points, GeoPoint? hub, int radius, DateTimeOffset checkIn, DateTimeOffset now, (int Points, DateTimeOffset? Since) outsideBefore, int goodBefore)
    {
        var track = new LocationTrack { OutsideInARow = outsideBefore.Points, OutsideSince = outsideBefore.Since, GoodInARow = goodBefore };
        (DateTimeOffset At, GeoPoint Position)? before = null;
        foreach (var point in points)
        {
            if (point.At < checkIn || point.At > now + ClockSkew) continue;
            if (point.Position is not { } position || (point.Accuracy ?? Geo.UsualAccuracy) > Judgement.LeastExact)
            {
                track.Missing++;
                continue;
            }
            if (before is { } last)
            {
                if (point.At < last.At) continue;
                if (Geo.Distance(last.Position, position) > Fastest * Math.Max(1, (point.At - last.At).TotalSeconds))
                {
                    track.Jumps++;
                    continue;
                }
            }
            before = (point.At, position);
            track.Accepted++;
            if (hub is { } center) track.See(point.At, Geo.Distance(center, position), point.Accuracy ?? Geo.UsualAccuracy, radius);
        }
        return track;
    }

    private void See(DateTimeOffset at, double distance, double accuracy, int radius)
    {
        (Nearest, Furthest, Last) = (Math.Min(Nearest ?? distance, distance), Math.Max(Furthest ?? distance, distance), distance);
        Within = Geo.Judge(distance, radius, accuracy, Judgement.LeastExact) is FenceVerdict.Inside;
        if (Within is true)
        {
            (OutsideInARow, OutsideSince) = (0, null);
            GoodInARow++;
            if (GoodInARow >= PointsUntilBack) BackAt ??= at;
            return;
        }
        Outside++;
        (GoodInARow, BackAt) = (0, null);
        OutsideInARow++;
        OutsideSince ??= at;
        if (distance - accuracy <= 2.0 * radius && OutsideInARow < PointsUntilOff && at - OutsideSince < TimeUntilOff) return;
        OffAt ??= at;
        IsCritical |= distance > Math.Max(2.0 * radius, 250);
    }
}
