using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Announcements;

/// <summary>In the contract's order.</summary>
internal enum AnnouncementStatus { Scheduled, Sent, Cancelled }

/// <summary>To whom an announcement is addressed: the people it names, else the departments, else everybody of the company.</summary>
internal enum Audience { Everyone, Departments, People }

/// <summary>
/// What a manager tells many at once: now, or at a time to come. Sent, it stays as it is. Cancelled, it is deleted for those who would have
/// read it, and stays for those who may write it.
/// </summary>
[Tracked("announcementManagement", "announcement")]
internal sealed class Announcement : Record<AnnouncementId>
{
    /// <summary>So long before the time by which it is to be acknowledged, those who have not are asked again.</summary>
    public static readonly TimeSpan RemindsBefore = TimeSpan.FromHours(24);

    private static readonly TimeSpan FurthestAhead = TimeSpan.FromDays(366);

    public UserId CreatorId { get; init; }
    public string Title { get; private set; } = "";

    /// <summary>As written, less the tags that are not allowed.</summary>
    public string Body { get; private set; } = "";

    public string BodyHtml { get; private set; } = "";

    /// <summary>Its beginning as plain text.</summary>
    public string Preview { get; private set; } = "";

    public Guid[] TargetDepartmentIds { get; private set; } = [];
    public Guid[] AudienceUserIds { get; private set; } = [];
    public Audience Audience { get; private set; }
    public DateTimeOffset SendTime { get; private set; }

    /// <summary>By the company's wall clock, which <see cref="SendTime"/> follows; null where the instant was given.</summary>
    public DateTime? SendLocalTime { get; private set; }

    /// <summary>Null: for ever.</summary>
    public DateTimeOffset? VisibleUntil { get; private set; }

    public AnnouncementStatus Status { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Since when it is shown only to those who may write it.</summary>
    public DateTimeOffset? ExpiredAt { get; private set; }

    public bool Pinned { get; private set; }
    public bool RequiresAcknowledgement { get; private set; }
    public DateTimeOffset? AcknowledgeBy { get; private set; }
    public DateTimeOffset? RemindedAt { get; private set; }
    public DateTimeOffset? DeadlineRemindedAt { get; private set; }
    public DateTimeOffset? DeadlineToldAt { get; private set; }

    public IEnumerable<UserId> People => AudienceUserIds.Select(UserId.Of);

    public IEnumerable<DepartmentId> Departments => TargetDepartmentIds.Select(DepartmentId.Of);

    /// <summary>Whether its audience is shown it, were they to look now.</summary>
    public bool IsShownAt(DateTimeOffset now) => Status is AnnouncementStatus.Sent && ExpiredAt is null && (VisibleUntil is null || VisibleUntil >= now);

    public Problem? RefusesChange => Status is AnnouncementStatus.Sent ? AnnouncementProblems.AlreadySent : null;

    public void Say(string title, AnnouncementText text) => (Title, Body, BodyHtml, Preview) = (title.Trim(), text.Source, text.Html, text.Preview);

    public void Say(string title) => Title = title.Trim();

    public void Address(IEnumerable<DepartmentId> departments, IEnumerable<UserId> people)
    {
        (TargetDepartmentIds, AudienceUserIds) = ([.. departments.Select(d => d.Value).Distinct()], [.. people.Select(p => p.Value).Distinct()]);
        Audience = AudienceUserIds.Length > 0 ? Audience.People : TargetDepartmentIds.Length > 0 ? Audience.Departments : Audience.Everyone;
    }

    /// <summary>When it is sent, until when it is shown, and what its readers are asked for.</summary>
    public Problem? Take(Terms terms, DateTimeOffset now)
    {
        if (terms.SendTime > now + FurthestAhead) return AnnouncementProblems.TooFar;
        if (terms.VisibleUntil <= terms.SendTime) return AnnouncementProblems.VisibleBeforeSend;
        if (terms.AcknowledgeBy is not null && !terms.RequiresAcknowledgement) return Problem.WrongType("acknowledgeBy", "It wants requiresAcknowledgement.");
        if (terms.AcknowledgeBy <= terms.SendTime) return Problem.WrongType("acknowledgeBy", "It lies after sendTime.");
        (SendTime, SendLocalTime, VisibleUntil) = (terms.SendTime, terms.SendLocalTime, terms.VisibleUntil);
        (Pinned, RequiresAcknowledgement, AcknowledgeBy) = (terms.Pinned, terms.RequiresAcknowledgement, terms.AcknowledgeBy);
        return null;
    }

    /// <summary>It will be sent at its time; a cancelled one after all.</summary>
    public void Schedule()
    {
        Status = AnnouncementStatus.Scheduled;
        Restore();
    }

    public void Send(DateTimeOffset now)
    {
        (Status, SentAt) = (AnnouncementStatus.Sent, now);
        Restore();
    }

    public Problem? Cancel()
    {
        if (RefusesChange is { } refusal) return refusal;
        Status = AnnouncementStatus.Cancelled;
        Delete();
        return null;
    }

    /// <summary>The wall clock that its time was given by has become another one.</summary>
    public void Follow(DateTimeOffset sendTime) => SendTime = sendTime;

    public Problem? Expire(DateTimeOffset now)
    {
        if (Status is not AnnouncementStatus.Sent) return AnnouncementProblems.NotSent;
        ExpiredAt ??= now;
        return null;
    }
}

/// <summary>What is said of an announcement beside its words and its audience.</summary>
internal sealed record Terms(DateTimeOffset SendTime, DateTime? SendLocalTime, DateTimeOffset? VisibleUntil, bool Pinned, bool RequiresAcknowledgement, DateTimeOffset? AcknowledgeBy);

/// <summary>That somebody has read an announcement with their own eyes, the first time.</summary>
internal sealed class Receipt : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public AnnouncementId AnnouncementId { get; init; }
    public UserId UserId { get; init; }
    public DateTimeOffset ReadAt { get; init; }
    public DateTimeOffset? AcknowledgedAt { get; init; }
}

internal enum TargetKind { Department, Person }

/// <summary>One of those to whom an announcement is addressed. The database writes it.</summary>
internal sealed class Target : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public AnnouncementId AnnouncementId { get; init; }
    public TargetKind Kind { get; init; }
    public Guid TargetId { get; init; }
}
