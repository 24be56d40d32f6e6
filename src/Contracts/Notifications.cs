using WorkforceOS.Kernel;

namespace WorkforceOS.Contracts.Notifications;

/// <summary>What a module tells that has the words itself, since people wrote them.</summary>
public enum NoticeKind
{
    /// <summary>In the inbox its title and the preview; a mail has the whole text.</summary>
    Announcement,

    /// <summary>Asks to read an announcement; or says to its writer how many have not.</summary>
    AnnouncementReminder,

    Insight,
}

/// <summary>News for one person, of which the words are somebody's own. All other news are events, and put into words by whoever tells them.</summary>
/// <param name="Title">As it was written, such as an announcement's.</param>
/// <param name="Preview">The beginning of the text, plain.</param>
/// <param name="AboutObject">The data name of the object it is about.</param>
public sealed record Notice(UserId To, NoticeKind Kind, string Title, string Preview, string AboutObject, Guid AboutId)
{
    /// <summary>The whole text, plain, its paragraphs parted by line breaks; a mail says it in the place of the preview.</summary>
    public string? Whole { get; init; }

    /// <summary>Of a reminder to the writer: so many have not done what they were asked for. Null where it goes to one of these.</summary>
    public int? Missing { get; init; }

    /// <summary>The other person it speaks of, so that it goes when they are erased.</summary>
    public UserId? AboutUser { get; init; }
}

/// <summary>Puts notices into inboxes, and on to mail and devices as their readers chose, with the unit of work's own transaction. Who is not active is left out.</summary>
public interface INotices
{
    /// <param name="notices">At most some hundred: each inbox is locked until the commit.</param>
    Task Post(IReadOnlyCollection<Notice> notices, CancellationToken cancel);
}
