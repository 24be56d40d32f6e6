using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave;

/// <summary>What leave management refuses.</summary>
internal static class LeaveProblems
{
    public static readonly Problem NotOfThisCompany = Problem.Rule("NotOfThisCompany", "There is no such person in this company.");
    public static readonly Problem NoSuchDepartment = Problem.Rule("NoSuchDepartment", "There is no such department in this company.");
    public static readonly Problem EndsBeforeStart = Problem.Rule("LeaveEndsBeforeStart", "Leave cannot end before it starts.");
    public static readonly Problem InThePast = Problem.Rule("LeaveInThePast", "This day is too far back. How late leave may be asked for is a rule of its type; a manager can enter it up to a year back.");
    public static readonly Problem TooLong = Problem.Rule("LeaveTooLong", $"One leave request covers at most {LeaveSpan.MostDays} days.");
    public static readonly Problem TimesDoNotFit = Problem.Rule("LeaveTimesNotValid", "fromTime and toTime are given together, for a single whole day, the earlier first.");
    public static readonly Problem PartsDoNotFit = Problem.Rule("LeavePartsNotValid", "Of several days the first is whole or an afternoon, and the last whole or a morning; of a single day one half is named.");
    public static readonly Problem ExceptDaysDoNotFit = Problem.Rule("LeaveExceptDaysNotValid", "exceptDays are days of this leave, and not all of them.");
    public static readonly Problem OnlyOwnerEdits = Problem.Forbidden("LeaveOfSomebodyElse", "Only the person who asked for leave can change the request; you can approve, reject or cancel it.");
    public static readonly Problem OwnLeave = Problem.Forbidden("OwnLeave", "Nobody decides their own leave. Ask your line manager or another admin; a company's only admin first makes somebody else an admin.");
    public static readonly Problem ApprovedStays = Problem.Rule("LeaveApproved", "Approved leave cannot be deleted. Cancel it first.");

    public static readonly Problem OwnSubstitute = Problem.Rule("SubstituteNotValid", "Nobody is their own substitute.");
    public static readonly Problem OnlyShorter = Problem.Rule("LeaveOnlyShorter", "Approved leave can be shortened or interrupted. For other days, cancel it and ask anew.");
    public static readonly Problem OnlyApprovedIsCancelled = Problem.Rule("LeaveNotApproved", "Only approved leave is asked to be cancelled; withdraw the request instead.");
    public static readonly Problem NoWorkingDays = Problem.Rule("NoWorkingDays", "There is no working day in this leave.");
    public static readonly Problem DocumentNeeded = Problem.Rule("DocumentNeeded", "Leave of this type is approved only with a document.");

    public static Problem AbsencesRange(int most) => Problem.Rule("AbsencesRange", $"Absences are listed from a day to the same or a later one, at most {most} days at once.");

    public static Problem NoticeTooShort(int days) => Problem.Rule("NoticeTooShort", $"Leave of this type is asked for at least {days} days before.", new { noticeDays = days });

    public static Problem UnitNotAllowed(LeaveUnit unit) => Problem.Rule("UnitNotAllowed", unit is LeaveUnit.Day ? "Leave of this type is taken in whole days." : "Leave of this type is taken in whole or half days.", new { unit });

    public static Problem TooManyDays(int most, decimal days) => Problem.Rule("TooManyLeaveDays", $"A request for leave of this type has at most {most} days.", new { maxDays = most, days });

    public static Problem Overlap(LeaveRequest other) => Problem.Rule("LeaveOverlap",
        $"There is {Text.Of(other.Status)} leave from {other.StartDate:yyyy-MM-dd} to {other.EndDate:yyyy-MM-dd} already.", new OverlappedLeave(other.Id, other.StartDate, other.EndDate, other.Status));

    /// <summary>With what is asked for now.</summary>
    public static Problem ChangedMeanwhile(LeaveRequest now) => Problem.ChangedMeanwhile(LeaveRequestView.Of(now));

    public static Problem AlreadyDecided(LeaveStatus status) => Problem.Rule("LeaveAlreadyDecided", $"This request is already {Text.Of(status)}.");

    private sealed record OverlappedLeave(LeaveRequestId LeaveRequestId, DateOnly StartDate, DateOnly EndDate, LeaveStatus Status);
}
