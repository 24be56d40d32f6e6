using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Announcements;

/// <summary>An announcement on the wire, as one reader sees it.</summary>
internal record AnnouncementView : View
{
    public UserId CreatorId { get; init; }
    public string Title { get; init; } = "";

    /// <summary>As written, Markdown or HTML, less the tags that are not allowed.</summary>
    public string Body { get; init; } = "";

    /// <summary>Rendered, and safe to show.</summary>
    public string BodyHtml { get; init; } = "";

    /// <summary>Its beginning as plain text, at most 200 characters.</summary>
    public string Preview { get; init; } = "";

    public IReadOnlyList<Guid> TargetDepartmentIds { get; init; } = [];

    /// <summary>Of these, who may not write the announcement sees only themselves.</summary>
    public IReadOnlyList<Guid> AudienceUserIds { get; init; } = [];

    public Audience Audience { get; init; }
    public DateTimeOffset SendTime { get; init; }

    /// <summary>On the company's wall, such as 2026-03-29T09:00, where its time was given so: <c>sendTime</c> follows it when the clock changes.</summary>
    public string? SendLocalTime { get; init; }

    public DateTimeOffset? VisibleUntil { get; init; }
    public AnnouncementStatus Status { get; init; }
    public DateTimeOffset? ExpiredAt { get; init; }
    public bool Pinned { get; init; }
    public bool RequiresAcknowledgement { get; init; }
    public DateTimeOffset? AcknowledgeBy { get; init; }

    /// <summary>How many belong to it today. For those who may write the announcement, as the two that follow; null for others.</summary>
    public int? AudienceCount { get; init; }

    /// <summary>How many of those have read it.</summary>
    public int? ReadCount { get; init; }

    public int? AcknowledgedCount { get; init; }

    /// <summary>Whether the reader themselves has.</summary>
    public bool Read { get; init; }

    public DateTimeOffset? ReadAt { get; init; }
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>How a time on the company's wall is written.</summary>
    public const string LocalFormat = "yyyy-MM-dd'T'HH:mm";

    /// <param name="counts">Null for who may not write it.</param>
    public static AnnouncementView Of(Announcement a, UserId reader, Counts? counts, Receipt? own) => new AnnouncementView
    {
        CreatorId = a.CreatorId,
        Title = a.Title,
        Body = a.Body,
        BodyHtml = a.BodyHtml,
        Preview = a.Preview,
        TargetDepartmentIds = a.TargetDepartmentIds,
        AudienceUserIds = counts is null ? [.. a.AudienceUserIds.Where(u => u == reader.Value)] : a.AudienceUserIds,
        Audience = a.Audience,
        SendTime = a.SendTime,
        SendLocalTime = a.SendLocalTime?.ToString(LocalFormat, CultureInfo.InvariantCulture),
        VisibleUntil = a.VisibleUntil,
        Status = a.Status,
        ExpiredAt = a.ExpiredAt,
        Pinned = a.Pinned,
        RequiresAcknowledgement = a.RequiresAcknowledgement,
        AcknowledgeBy = a.AcknowledgeBy,
        AudienceCount = counts?.Audience,
        ReadCount = counts?.Read,
        AcknowledgedCount = counts?.Acknowledged,
        Read = own is not null,
        ReadAt = own?.ReadAt,
        AcknowledgedAt = own?.AcknowledgedAt,
    }.Stamped(a, a.CreatorId, counts is null ? HiddenFromReaders : []);

    /// <summary>How an announcement came about is nothing to its readers: drafts were not for them.</summary>
    private static readonly string[] HiddenFromReaders =
    [
        "title", "body", "bodyHtml", "preview", "targetDepartmentIds", "audienceUserIds", "audience", "sendTime", "sendLocalTime", "visibleUntil", "status", "pinned", "requiresAcknowledgement", "acknowledgeBy",
        "audienceCount", "readCount", "acknowledgedCount", "audienceUsers",
    ];
}

/// <summary>The same with who wrote it, and to whom it is addressed by name.</summary>
internal sealed record AnnouncementDetails : AnnouncementView
{
    public AnnouncementDetails(AnnouncementView view) : base(view) { }

    public PersonBrief? Creator { get; init; }
    public IReadOnlyList<DepartmentBrief?> Departments { get; init; } = [];

    /// <summary>The first 100 of those whose ids the reader sees.</summary>
    public IReadOnlyList<PersonBrief?> AudienceUsers { get; init; } = [];
}

/// <summary>Shows announcements to the caller, however many, with the same few questions.</summary>
internal sealed class AnnouncementViews(AnnouncementsDb db, Readers readers, Audiences audiences, IPeople people, IDepartments departments, Caller caller)
{
    private const int MostUsersShown = 100;

    public async Task<AnnouncementDetails> Of(Announcement announcement, CancellationToken cancel) => (AnnouncementDetails)(await Of([announcement], withJoins: true, cancel))[0];

    public async Task<IReadOnlyList<AnnouncementView>> Of(IReadOnlyList<Announcement> announcements, bool withJoins, CancellationToken cancel)
    {
        if (announcements.Count == 0) return [];
        AnnouncementId[] ids = [.. announcements.Select(a => a.Id)];
        var reader = caller.User;
        var own = await db.Receipts.AsNoTracking().Where(r => r.UserId == reader && ids.Contains(r.AnnouncementId)).ToDictionaryAsync(r => r.AnnouncementId, cancel);
        var writable = new List<Announcement>();
        foreach (var announcement in announcements) if (await readers.MayWrite(announcement, cancel)) writable.Add(announcement);
        var counts = await audiences.Count(writable, cancel);
        AnnouncementView[] views = [.. announcements.Select(a => AnnouncementView.Of(a, reader, counts.TryGetValue(a.Id, out var known) ? known : null, own.GetValueOrDefault(a.Id)))];
        return withJoins ? await Joined(views, cancel) : views;
    }

    private async Task<IReadOnlyList<AnnouncementView>> Joined(AnnouncementView[] views, CancellationToken cancel)
    {
        var who = await people.Briefs(views.SelectMany(v => v.AudienceUserIds.Take(MostUsersShown).Select(UserId.Of).Append(v.CreatorId)).Distinct(), cancel);
        var which = await departments.Briefs(views.SelectMany(v => v.TargetDepartmentIds).Distinct().Select(DepartmentId.Of), cancel);
        return [.. views.Select(v => new AnnouncementDetails(v)
        {
            Creator = who.GetValueOrDefault(v.CreatorId),
            Departments = [.. v.TargetDepartmentIds.Select(d => which.GetValueOrDefault(DepartmentId.Of(d)))],
            AudienceUsers = [.. v.AudienceUserIds.Take(MostUsersShown).Select(u => who.GetValueOrDefault(UserId.Of(u)))],
        })];
    }
}
