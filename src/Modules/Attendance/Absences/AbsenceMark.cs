using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Absences;

/// <summary>How far a company's absences have been marked: shifts that ended before are done, whatever was not running meanwhile.</summary>
internal sealed class AbsenceMark : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public DateTimeOffset MarkedUntil { get; set; }
}
