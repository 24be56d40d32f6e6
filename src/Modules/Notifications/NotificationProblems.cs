using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications;

internal static class NotificationProblems
{
    public static readonly Problem TooManyStreams = Problem.Rule("TooManyStreams", "You follow your notifications in too many windows. Close some of them.", status: 429);

    public static readonly Problem EndpointNotAllowed = Problem.Rule("PushEndpointNotAllowed", "Pushes go to the services of the known browsers only. This subscription names another address.");

    public static readonly Problem ChannelNotAvailable = Problem.Rule("ChannelNotAvailable", "There is no such channel here. Use push, email or inApp.");

    public static readonly Problem RecipientNotOfCompany = Problem.Rule("RecipientNotOfCompany", "A message goes to people of the company, at the address of their account.");

    public static readonly Problem NobodyToTell = Problem.Rule("NobodyToTell", "Name at least one person, or a department with members.");

    public static readonly Problem TokenNotValid = Problem.Rule("TokenNotValid", "This link is not good any more. You choose your mails in your notification preferences.");

    public static Problem UnknownPeople(IEnumerable<Guid> ids) => Problem.Rule("UnknownAssignee", "Some of these people are not active in the company.", ids);

    public static Problem UnknownDepartments(IEnumerable<Guid> ids) => Problem.Rule("UnknownDepartment", "Some of these departments are not there.", ids);
}
