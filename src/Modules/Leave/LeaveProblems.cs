using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave;

/// <summary>What leave management refuses.</summary>
internal static class LeaveProblems
{
    public static readonly Problem NotOfThisCompany = Problem.Rule("NotOfThisCompany", "Only people of this company can ask for leave here.");
    public static readonly Problem NoSuchDepartment = Problem.Rule("NoSuchDepartment", "There is no such department in this company.");
    public static readonly Problem EndsBeforeStart = Problem.Rule("LeaveEndsBeforeStart", "Leave cannot end before it starts.");
    public static readonly Problem InThePast = Problem.Rule("LeaveInThePast", "Leave cannot start in the past.");
    public static readonly Problem TooLong = Problem.Rule("LeaveTooLong", $"One leave request covers at most {RequestedLeave.MostDays} days.");
    public static readonly Problem OnlyOwnerEdits = Problem.Forbidden("LeaveOfSomebodyElse", "Only the person who asked for leave can change the request; you can approve, reject or cancel it.");
    public static readonly Problem OwnLeave = Problem.Forbidden("OwnLeave", "Nobody decides their own leave. Ask your line manager or another admin; a company's only admin first makes somebody else an admin.");
    public static readonly Problem ApprovedStays = Problem.Rule("LeaveApproved", "Approved leave cannot be deleted. Cancel it first.");

    public static Problem Overlap(LeaveRequest other) => Problem.Rule("LeaveOverlap",
        $"You have {Text.Of(other.Status)} leave from {other.StartDate:yyyy-MM-dd} to {other.EndDate:yyyy-MM-dd} already.", new OverlappedLeave(other.Id, other.StartDate, other.EndDate, other.Status));

    /// <summary>With what is asked for now.</summary>
    public static Problem ChangedMeanwhile(LeaveRequest now) => Problem.ChangedMeanwhile(LeaveRequestView.Of(now));

    public static Problem AlreadyDecided(LeaveStatus status) => Problem.Rule("LeaveAlreadyDecided", $"This request is already {Text.Of(status)}.");

    private sealed record OverlappedLeave(LeaveRequestId LeaveRequestId, DateOnly StartDate, DateOnly EndDate, LeaveStatus Status);
}
