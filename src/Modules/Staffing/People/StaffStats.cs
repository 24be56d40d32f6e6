using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.People;

/// <summary>What a worker has done so far, counted.</summary>
internal sealed class StaffStats : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public StaffId StaffId { get; init; }
    public int TotalShifts { get; init; }
    public int OnTimeCount { get; init; }
    public int NoShowCount { get; init; }
    public int LateCancelCount { get; init; }
    public int EarlyCancelCount { get; init; }
    public int RatingSum { get; init; }
    public int RatingCount { get; init; }
    public decimal ReliabilityScore { get; init; } = 100;
}
