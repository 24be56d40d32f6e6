using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications;

internal static class NotificationProblems
{
    public static readonly Problem TooManyStreams = Problem.Rule("TooManyStreams", "You follow your notifications in too many windows. Close some of them.", status: 429);
}
