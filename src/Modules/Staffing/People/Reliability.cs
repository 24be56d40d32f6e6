namespace WorkforceOS.Staffing.People;

/// <summary>What a worker has done, counted over the last 180 days, or over all time where that is fewer than 10 shifts.</summary>
/// <param name="TotalShifts">Worked, or not come to.</param>
/// <param name="OnTime">Clocked in at most 5 minutes after the start.</param>
/// <param name="LateCancels">Given back less than a day ahead: by the worker, by a swap that nobody took, or by a manager because they were late.</param>
internal sealed record TrackRecord(int TotalShifts, int OnTime, int NoShows, int LateCancels, int EarlyCancels, int RatingSum, int RatingCount)
{
    public static readonly TrackRecord None = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>0 where nobody has rated them.</summary>
    public decimal AverageRating => RatingCount == 0 ? 0 : (decimal)RatingSum / RatingCount;

    /// <summary>The same to two decimals, as it is shown.</summary>
    public decimal ShownRating => Shown(RatingSum, RatingCount);

    /// <inheritdoc cref="ShownRating"/>
    public static decimal Shown(int ratingSum, int ratingCount) => ratingCount == 0 ? 0 : Math.Round((decimal)ratingSum / ratingCount, 2, MidpointRounding.AwayFromZero);

    /// <summary>Whatever was accepted and then given back.</summary>
    public int Cancellations => LateCancels + EarlyCancels;

    public TrackRecord Plus(TrackRecord other) => new(
        TotalShifts + other.TotalShifts, OnTime + other.OnTime, NoShows + other.NoShows, LateCancels + other.LateCancels, EarlyCancels + other.EarlyCancels, RatingSum + other.RatingSum, RatingCount + other.RatingCount);
}

/// <summary>
/// How far one can rely on a worker, 0 to 100 with one decimal: <c>0.45·onTimeRate + 0.40·attendance + 0.15·rating</c>, where
/// <c>onTimeRate = 100·onTime/total</c>, <c>attendance = 100·(1 − (noShows + ½·lateCancels)/(total + lateCancels))</c>, <c>rating = 100·average/5</c>.
/// Without a rating its weight is shared by the other two. Without any history it is 100.
/// Example: 12 shifts, 11 on time, 1 not come to, average rating 4.8: 0.45·91.667 + 0.40·91.667 + 0.15·96 = 92.32, that is 92.3.
/// </summary>
internal static class Reliability
{
    public static decimal OnTimeRate(TrackRecord record) => record.TotalShifts == 0 ? 100 : Rounded(100m * record.OnTime / record.TotalShifts);

    public static decimal Score(TrackRecord record)
    {
        var onTime = record.TotalShifts == 0 ? 100 : 100m * record.OnTime / record.TotalShifts;
        var expected = record.TotalShifts + record.LateCancels;
        var attendance = expected == 0 ? 100 : 100m * (1 - (record.NoShows + 0.5m * record.LateCancels) / expected);
        var score = record.RatingCount == 0 ? (0.45m * onTime + 0.40m * attendance) / 0.85m : 0.45m * onTime + 0.40m * attendance + 0.15m * (100m * record.AverageRating / 5);
        return Rounded(Math.Clamp(score, 0, 100));
    }

    private static decimal Rounded(decimal percent) => Math.Round(percent, 1, MidpointRounding.AwayFromZero);
}
