using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Scheduling;

/// <summary>What this module does all the same, and how it says so.</summary>
internal static class SchedulingWarnings
{
    public static Warning NotInDepartment(UserId user, string fullname, string department) => new("notInDepartment", $"{fullname} is not in {department}.", user);

    /// <summary>Of each shift with more people on it than it needs.</summary>
    public static IEnumerable<Warning> OverStaffed(IEnumerable<Shift> shifts) =>
        from shift in shifts
        where shift.IsScheduled && shift.Seats > shift.HeadCount
        select new Warning("overStaffed", $"{shift.Seats} people are on the shift of {shift.ShiftDate:yyyy-MM-dd}, which needs {shift.HeadCount}.", null, shift.Id.Value, shift.ShiftDate, shift.Seats, shift.HeadCount);
}
