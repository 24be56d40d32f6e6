using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Hours;

/// <summary>Which state a company's rules of punches are in: the database makes another with each change of breaks, rounding or places. None where they have never changed.</summary>
internal sealed class RuleVersion : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public Guid Version { get; init; }
}
