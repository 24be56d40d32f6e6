using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Announcements;

/// <param name="DepartmentId">Addressed to one of these.</param>
/// <param name="Read">Whether the caller has read it.</param>
internal sealed record WhichAnnouncements(IReadOnlyList<DepartmentId>? DepartmentId = null, bool? Read = null) : IInput;

/// <summary>
/// What the caller may write, and what is shown to them: the pinned first, then the latest. <c>unreadCount</c> beside them counts what is
/// addressed to them and not read, whatever the filters. That something was listed is not noted as read.
/// </summary>
internal static class ListAnnouncements
{
    public static Filters<Announcement> Filters => new Filters<Announcement>()
        .Id("creatorId", a => a.CreatorId)
        .Text("title", a => a.Title)
        .Instant("sendTime", a => a.SendTime)
        .Choice("status", a => a.Status)
        .Flag("requiresAcknowledgement", a => a.RequiresAcknowledgement)
        .NotSortableBy("body", "bodyHtml", "preview", "sentAt", "remindedAt", "deadlineRemindedAt", "deadlineToldAt")
        .OrderedBy(announcements => announcements.OrderByDescending(a => a.Pinned).ThenByDescending(a => a.SendTime).ThenBy(a => a.Id));

    public static async Task<Result<Answer<Page<AnnouncementView>, Unread>>> Handle(ListOf<Announcement> list, WhichAnnouncements which, AnnouncementsDb db, Readers readers, AnnouncementViews views, Caller caller, CancellationToken cancel)
    {
        var reader = caller.User;
        var visible = await readers.Visible(cancel);
        if (which.DepartmentId is { Count: > 0 } of)
        {
            Guid[] departments = [.. of.Select(d => d.Value)];
            visible = visible.Where(a => db.Targets.Any(t => t.AnnouncementId == a.Id && t.Kind == TargetKind.Department && departments.Contains(t.TargetId)));
        }
        if (which.Read is { } read) visible = visible.Where(a => db.Receipts.Any(r => r.AnnouncementId == a.Id && r.UserId == reader) == read);

        var page = await list.Read(visible, cancel);
        var shown = await views.Of(page.Rows, list.WithJoins, cancel);
        var unread = await (await readers.Addressed(cancel)).CountAsync(a => !db.Receipts.Any(r => r.AnnouncementId == a.Id && r.UserId == reader), cancel);
        return new Answer<Page<AnnouncementView>, Unread>(new(shown, page.Window, page.TotalRowCount), new(unread));
    }

    /// <param name="UnreadCount">Of all that is addressed to the caller, whatever the filters.</param>
    internal sealed record Unread(int UnreadCount);
}
