using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.People;

/// <summary>When a worker can work on one day, whatever the week says.</summary>
internal sealed class AvailabilityOverride : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public StaffId StaffId { get; init; }
    public DateOnly Date { get; init; }
    public AvailabilityStatus Status { get; init; }
    public IReadOnlyList<Slot> Slots { get; init; } = [];
}
