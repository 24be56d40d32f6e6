using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Leave;

/// <summary>What this module does all the same, and whom it tells so.</summary>
internal static class LeaveWarnings
{
    /// <summary>What whoever decides should know.</summary>
    public static IReadOnlyList<Warning> To(Standing reader, LeaveRequest request) => reader is Standing.Reviewer && request.LeaveTypeId is null
        ? [new("unknownLeaveType", $"No type of leave is called \u201c{request.LeaveType}\u201d. The leave is paid until you name its type.", request.UserId)] : [];
}
