using System.Globalization;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Announcements;

/// <summary>What this module refuses, and how it says so.</summary>
internal static class AnnouncementProblems
{
    public static readonly Problem ManagersOnly = Problem.RoleRequired(Roles.CompanyAdmins);
    public static readonly Problem NotYourReports = Problem.Forbidden("NotYourReports", "You can write to people who report to you, and to departments in which everybody does.");
    public static readonly Problem AlreadySent = Problem.Rule("AnnouncementAlreadySent", "This announcement was sent. It can be expired, so that nobody reads it any more.");
    public static readonly Problem NotSent = Problem.Rule("AnnouncementNotSent", "This announcement has not been sent.");
    public static readonly Problem NotShown = Problem.Rule("AnnouncementExpired", "This announcement is not shown to its readers any more.");
    public static readonly Problem Empty = Problem.Rule("AnnouncementEmpty", "Nothing to read is left of the text once what is not allowed is taken out of it.");
    public static readonly Problem NobodyToTell = Problem.Rule("NobodyToTell", "Nobody but yourself would be told.");
    public static readonly Problem TooFar = Problem.Rule("SendTimeTooFar", "An announcement is scheduled for the next 366 days at most.");
    public static readonly Problem VisibleBeforeSend = Problem.Rule("VisibleUntilBeforeSend", "It would not be visible any more when it is sent.");
    public static readonly Problem NoAcknowledgementAsked = Problem.Rule("NoAcknowledgementAsked", "This announcement asks nobody to acknowledge it.");
    public static readonly Problem OwnSessionOnly = Problem.Forbidden("OwnSessionOnly", "That somebody has read something is said by themselves, signed in, and not by a program with their key.");

    public static Problem RemindedRecently(DateTimeOffset again) =>
        Problem.Rule("RemindedRecently", string.Create(CultureInfo.InvariantCulture, $"They were reminded less than 24 hours ago. It can be done again from {again.UtcDateTime:yyyy-MM-dd HH:mm} UTC."));

    public static Problem UnknownPeople(IEnumerable<UserId> ids) => Problem.Rule("UnknownAssignee", "Not everybody who is named is an active user of this company.", new { userIds = ids });

    public static Problem UnknownDepartments(IEnumerable<DepartmentId> ids) => Problem.Rule("UnknownDepartment", "Not every department that is named exists in this company.", new { departmentIds = ids });
}
