using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Announcements;

/// <param name="Body">Markdown or HTML.</param>
/// <param name="AudienceUserIds">To whom; else the departments; else everybody of the company.</param>
/// <param name="SendTime">Now, where nothing is said.</param>
/// <param name="SendLocalTime">In the place of it a time on the company's wall, such as 2026-03-29T09:00, which is kept when the clock changes.</param>
/// <param name="VisibleUntil">For ever, where nothing is said.</param>
/// <param name="Status">Follows from the time: read, and not used.</param>
/// <param name="AcknowledgeBy">Those who have not by a day before are reminded; who is missing then is told to the writer.</param>
internal sealed record NewAnnouncement(
    [MaxLength(200), OneLine] string Title, [MaxLength(AnnouncementText.MostCharacters)] string Body,
    [MaxLength(NewAnnouncement.MostDepartments)] IReadOnlyList<DepartmentId>? TargetDepartmentIds = null, IReadOnlyList<UserId>? AudienceUserIds = null,
    DateTimeOffset? SendTime = null, DateTimeOffset? VisibleUntil = null, bool Pinned = false, bool RequiresAcknowledgement = false, DateTimeOffset? AcknowledgeBy = null,
    [LocalTime] string? SendLocalTime = null, AnnouncementStatus? Status = null) : IInput, IValidatableObject
{
    public const int MostDepartments = 100;

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (SendTime is not null && SendLocalTime is not null) yield return new ValidationResult("Either sendTime or sendLocalTime.", [nameof(SendLocalTime)]);
    }
}

/// <summary>A manager writes an announcement. Its time come, it is sent before the answer; else it is scheduled.</summary>
internal static class CreateAnnouncement
{
    public static async Task<Result<AnnouncementDetails>> Handle(NewAnnouncement input, AnnouncementsDb db, Writers writers, AnnouncementSending sending, AnnouncementViews views, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        if (await writers.RefuseOthers(cancel) is { } refusal) return refusal;
        var announcement = new Announcement { Id = NewId.At<AnnouncementId>(clock), CompanyId = scope.Caller.Company, CreatorId = scope.Caller.User };
        announcement.Address(input.TargetDepartmentIds ?? [], input.AudienceUserIds ?? []);
        if (await writers.RefuseAudience(announcement, cancel) is { } notThem) return notThem;
        var text = AnnouncementText.Of(input.Body);
        if (text.Problem is { } unreadable) return unreadable;
        announcement.Say(input.Title, text.Value);
        var local = input.SendLocalTime is { } wall ? LocalTimeAttribute.Read(wall) : null;
        var time = local is { } at ? await sending.InstantOf(at, cancel) : input.SendTime ?? clock.GetUtcNow();
        if (announcement.Take(new Terms(time, local, input.VisibleUntil, input.Pinned, input.RequiresAcknowledgement, input.AcknowledgeBy), clock.GetUtcNow()) is { } notSo) return notSo;

        await using (var transaction = await scope.Begin(cancel))
        {
            db.Announcements.Add(announcement);
            if (await sending.SendOrSchedule(announcement, transaction, cancel) is { } tooMany) return tooMany;
            await db.SaveChangesAsync(cancel);
            await transaction.Commit(cancel);
        }
        return await views.Of(announcement, cancel);
    }
}
