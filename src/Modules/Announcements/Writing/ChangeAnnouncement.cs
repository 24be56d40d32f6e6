using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Announcements;

/// <param name="SendTime">A cancelled announcement is sent after all where a time is given, and only then.</param>
/// <param name="Status">Follows from the time: read, and not used.</param>
internal sealed record AnnouncementChange(
    [MaxLength(200), OneLine] Patch<string> Title, [MaxLength(AnnouncementText.MostCharacters)] Patch<string> Body,
    [MaxLength(NewAnnouncement.MostDepartments)] Patch<IReadOnlyList<DepartmentId>?> TargetDepartmentIds, Patch<IReadOnlyList<UserId>?> AudienceUserIds,
    Patch<DateTimeOffset> SendTime, Patch<DateTimeOffset?> VisibleUntil, Patch<bool> Pinned, Patch<bool> RequiresAcknowledgement, Patch<DateTimeOffset?> AcknowledgeBy,
    [LocalTime] Patch<string?> SendLocalTime, Patch<AnnouncementStatus?> Status) : IInput, IValidatableObject
{
    public bool GivesTime => SendTime.IsGiven || SendLocalTime.Or(null) is not null;

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (SendTime.IsGiven && SendLocalTime.Or(null) is not null) yield return new ValidationResult("Either sendTime or sendLocalTime.", [nameof(SendLocalTime)]);
    }

    /// <summary>The time that it has, or is given; what is given as an instant follows no wall.</summary>
    public async ValueTask<(DateTimeOffset SendTime, DateTime? Local)> TimeOf(Announcement announcement, AnnouncementSending sending, CancellationToken cancel)
    {
        if (SendTime.IsGiven) return (SendTime.Value, null);
        if (!SendLocalTime.IsGiven) return (announcement.SendTime, announcement.SendLocalTime);
        return SendLocalTime.Value is { } wall && LocalTimeAttribute.Read(wall) is { } local ? (await sending.InstantOf(local, cancel), local) : (announcement.SendTime, null);
    }
}

/// <summary>Who may write it changes what has not been sent. Whoever is second to the sending hears that it was sent.</summary>
internal static class ChangeAnnouncement
{
    public static async Task<Result<AnnouncementDetails>> Handle(AnnouncementId announcementId, AnnouncementChange change, AnnouncementsDb db, Writers writers, AnnouncementSending sending, AnnouncementViews views, Scope scope, CancellationToken cancel)
    {
        Announcement? announcement;
        await using (var transaction = await scope.Begin(cancel))
        {
            (announcement, var refusal) = await writers.OwnLocked(announcementId, cancel);
            if (announcement is null) return refusal!;
            if (announcement.RefusesChange is { } sent) return sent;
            if (await Apply(change, announcement, writers, sending, cancel) is { } notSo) return notSo;
            if (change.GivesTime && await sending.SendOrSchedule(announcement, transaction, cancel) is { } tooMany) return tooMany;

            await db.SaveChangesAsync(cancel);
            await transaction.Commit(cancel);
        }
        return await views.Of(announcement, cancel);
    }

    private static async Task<Problem?> Apply(AnnouncementChange change, Announcement announcement, Writers writers, AnnouncementSending sending, CancellationToken cancel)
    {
        var isSentAfterAll = announcement.Status is AnnouncementStatus.Cancelled && change.GivesTime;
        announcement.Address(change.TargetDepartmentIds.IsGiven ? change.TargetDepartmentIds.Value ?? [] : announcement.Departments, change.AudienceUserIds.IsGiven ? change.AudienceUserIds.Value ?? [] : announcement.People);
        if ((change.TargetDepartmentIds.IsGiven || change.AudienceUserIds.IsGiven || isSentAfterAll) && await writers.RefuseAudience(announcement, cancel) is { } notThem) return notThem;
        if (change.Body.IsGiven)
        {
            var text = AnnouncementText.Of(change.Body.Value);
            if (text.Problem is { } unreadable) return unreadable;
            announcement.Say(change.Title.Or(announcement.Title), text.Value);
        }
        else
        {
            announcement.Say(change.Title.Or(announcement.Title));
        }
        var (time, local) = await change.TimeOf(announcement, sending, cancel);
        return announcement.Take(
            new Terms(time, local, change.VisibleUntil.Or(announcement.VisibleUntil), change.Pinned.Or(announcement.Pinned), change.RequiresAcknowledgement.Or(announcement.RequiresAcknowledgement), change.AcknowledgeBy.Or(announcement.AcknowledgeBy)),
            sending.Now);
    }
}
