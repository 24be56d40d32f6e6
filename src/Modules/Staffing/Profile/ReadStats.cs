using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Profile;

/// <summary>What the worker has done so far, and what was thought of it.</summary>
internal static class ReadStats
{
    /// <param name="AverageRating">1 to 5 with two digits; 0 where nobody has rated them.</param>
    /// <param name="OnTimeRate">Percent with one digit; 100 without any shift.</param>
    /// <param name="CancellationCount">Whatever was accepted and then given back.</param>
    /// <param name="ReliabilityScore">0 to 100 with one digit, by the formula of <see cref="Reliability"/>.</param>
    internal sealed record View(StaffId StaffId, int TotalShifts, decimal AverageRating, int RatingCount, decimal OnTimeRate, int NoShowCount, int CancellationCount, decimal ReliabilityScore);

    public static async Task<Result<View>> Handle(StaffingDb db, Worker worker, CancellationToken cancel)
    {
        var counted = await db.StaffStats.AsNoTracking().SingleOrDefaultAsync(s => s.StaffId == worker.Id, cancel) ?? new StaffStats();
        var record = new TrackRecord(counted.TotalShifts, counted.OnTimeCount, counted.NoShowCount, counted.LateCancelCount, counted.EarlyCancelCount, counted.RatingSum, counted.RatingCount);
        return new View(worker.Id, record.TotalShifts, record.ShownRating, record.RatingCount, Reliability.OnTimeRate(record), record.NoShows, record.Cancellations, counted.ReliabilityScore);
    }
}
