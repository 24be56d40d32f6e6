using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Scheduling;

/// <summary>What this module does all the same, and how it says so.</summary>
internal static class SchedulingWarnings
{
    public static Warning NotInDepartment(UserId user, string fullname, string department) => new("notInDepartment", $"{fullname} is not in {department}.", user);
}
