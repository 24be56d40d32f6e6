using System.Text.Json.Serialization;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Wording;

/// <content>What is told of tasks.</content>
[JsonDerivedType(typeof(TaskAssigned), "taskAssigned")]
[JsonDerivedType(typeof(TaskChanged), "taskChanged")]
[JsonDerivedType(typeof(TaskCancelled), "taskCancelled")]
[JsonDerivedType(typeof(TaskDoneByOther), "taskDoneByOther")]
[JsonDerivedType(typeof(TaskDue), "taskDue")]
[JsonDerivedType(typeof(TaskOverdue), "taskOverdue")]
[JsonDerivedType(typeof(TaskOverdueOfOther), "taskOverdueOfOther")]
[JsonDerivedType(typeof(TaskOverdueOfOthers), "taskOverdueOfOthers")]
[JsonDerivedType(typeof(TaskCompleted), "taskCompleted")]
internal abstract partial record News
{
    /// <param name="Name">Of who gave it; null where a rule did.</param>
    internal sealed record TaskAssigned(string Title, string? Name, Due? Due) : News(NotificationKind.TaskAssigned)
    {
        internal override (DateOnly First, DateOnly Last)? Days => DayOf(Due);

        internal override string? Who => Name;

        internal override string? Variant => (Name, Due) switch { (null, null) => "byRuleWithoutTime", (null, _) => "byRule", (_, null) => "withoutTime", _ => null };
    }

    internal sealed record TaskChanged(string Title, Due? Due) : News(NotificationKind.TaskChanged)
    {
        internal override (DateOnly First, DateOnly Last)? Days => DayOf(Due);

        internal override string? Variant => Due is null ? "withoutTime" : null;
    }

    internal sealed record TaskCancelled(string Title) : News(NotificationKind.TaskCancelled);

    internal sealed record TaskDoneByOther(string Title, string Name) : News(NotificationKind.TaskCancelled)
    {
        internal override string? Who => Name;
    }

    internal sealed record TaskDue(string Title, Due Due) : News(NotificationKind.TaskDue)
    {
        internal override (DateOnly First, DateOnly Last)? Days => DayOf(Due);
    }

    internal sealed record TaskOverdue(string Title, Due Due) : News(NotificationKind.TaskOverdue)
    {
        internal override (DateOnly First, DateOnly Last)? Days => DayOf(Due);
    }

    /// <summary>To whoever gave it to one person.</summary>
    internal sealed record TaskOverdueOfOther(string Title, string Name, Due Due) : News(NotificationKind.TaskOverdue)
    {
        internal override (DateOnly First, DateOnly Last)? Days => DayOf(Due);

        internal override string? Who => Name;
    }

    /// <summary>To whoever gave it to several.</summary>
    internal sealed record TaskOverdueOfOthers(string Title, int Count, Due Due) : News(NotificationKind.TaskOverdue)
    {
        internal override (DateOnly First, DateOnly Last)? Days => DayOf(Due);
    }

    internal sealed record TaskCompleted(string Title, int Count) : News(NotificationKind.TaskCompleted)
    {
        internal override string? Variant => Count == 1 ? "one" : null;
    }

    private static (DateOnly First, DateOnly Last)? DayOf(Due? due) => due is null ? null : (due.Day, due.Day);
}
