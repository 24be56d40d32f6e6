using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.People;

/// <summary>When a worker can work on a day of the week.</summary>
internal sealed class WeeklyAvailability : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public StaffId StaffId { get; init; }
    public int DayOfWeek { get; init; }
    public AvailabilityStatus Status { get; init; }
    public IReadOnlyList<Slot> Slots { get; init; } = [];
}
