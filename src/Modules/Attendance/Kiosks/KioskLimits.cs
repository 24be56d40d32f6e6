using System.Threading.RateLimiting;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Kiosks;

/// <summary>Counts the punches of each kiosk, in this host: more than two a second for a minute no door sees.</summary>
internal sealed class KioskLimits : IDisposable
{
    private const int PerMinute = 120;
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(10);

    private readonly PartitionedRateLimiter<KioskId> limiter = PartitionedRateLimiter.Create<KioskId, KioskId>(kiosk => RateLimitPartition.GetSlidingWindowLimiter(kiosk, _ => new()
    {
        PermitLimit = PerMinute,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6,
    }));

    /// <returns>The refusal where it has asked too much.</returns>
    public Problem? Count(KioskId kiosk)
    {
        using var lease = limiter.AttemptAcquire(kiosk);
        return lease.IsAcquired ? null : Problem.TooManyRequests(ComeAgain);
    }

    public void Dispose() => limiter.Dispose();
}
