using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>One of a shift's departments, to search by; the database keeps these from <see cref="Shift.AssignedDepartmentIds"/>.</summary>
internal sealed class ShiftDepartment : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public ShiftId ShiftId { get; init; }
    public DepartmentId DepartmentId { get; init; }
}
