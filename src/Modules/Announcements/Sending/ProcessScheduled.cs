using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Announcements;

/// <summary>An admin sends by hand what is due, as the job does each minute: those that this call sent are answered.</summary>
internal static class ProcessScheduled
{
    public static Filters<Announcement> Filters => new Filters<Announcement>()
        .Id("creatorId", a => a.CreatorId)
        .Text("title", a => a.Title)
        .Instant("sendTime", a => a.SendTime)
        .Choice("status", a => a.Status)
        .NotSortableBy("body", "bodyHtml", "preview")
        .OrderedBy(announcements => announcements.OrderBy(a => a.SendTime).ThenBy(a => a.Id));

    public static async Task<Result<Page<AnnouncementView>>> Handle(ListOf<Announcement> list, AnnouncementsDb db, AnnouncementSending sending, AnnouncementViews views, CancellationToken cancel)
    {
        var now = sending.Now;
        var due = await list.Read(db.Announcements.Where(a => a.Status == AnnouncementStatus.Scheduled && a.SendTime <= now), cancel);
        var sent = await sending.SendDue([.. due.Rows.Select(a => a.Id)], cancel);
        return new Page<AnnouncementView>(await views.Of(sent, list.WithJoins, cancel), due.Window, sent.Count);
    }
}
