using WorkforceOS.Kernel;

namespace WorkforceOS.Leave.Types;

/// <summary>What is refused about types of leave.</summary>
internal static class LeaveTypeProblems
{
    /// <summary>Of the constraint that keeps words apart.</summary>
    public const string Word = "leave_type_word";

    public static readonly Problem WordTaken = Problem.Rule("LeaveTypeNameTaken", "Another type of leave has this code, name or alias already. Letter case, accents and spaces do not tell names apart.");
    public static readonly Problem TooMany = Problem.Rule("TooManyLeaveTypes", $"A company has at most {CreateLeaveType.Most} types of leave.");
    public static readonly Problem DocumentDays = Problem.Rule("DocumentDaysNotValid", "documentAfterDays is given exactly where needsDocument is afterDays.");
    public static readonly Problem Unknown = Problem.Rule("UnknownLeaveType", "There is no such type of leave in this company.");
    public static readonly Problem NotRequestable = Problem.Rule("LeaveTypeNotRequestable", "Leave of this type is entered by managers.");
}
