using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>
/// A planner publishes drafts, those of a range of days or those they name: all or none of them. Each person hears once of all that are theirs and not
/// over. Nobody can be in conflict then, since a draft takes its people's time as any shift does. What is published already is left alone.
/// </summary>
internal static class PublishShifts
{
    public const int MostDays = 366;

    public const int MostShifts = 2000;

    /// <param name="From">With <paramref name="To"/>, both included, where no shifts are named.</param>
    /// <param name="DepartmentIds">Only what belongs to one of them, or is for its people.</param>
    /// <param name="ShiftIds">Only these.</param>
    /// <param name="UserIds">Only what one of them is on; the others on it hear of it too.</param>
    /// <param name="Note">To everybody who hears of it.</param>
    /// <param name="DryRun">Says what it would be, and does nothing.</param>
    internal sealed record Input(
        DateOnly? From = null, DateOnly? To = null, IReadOnlyList<DepartmentId>? DepartmentIds = null, IReadOnlyList<ShiftId>? ShiftIds = null, IReadOnlyList<UserId>? UserIds = null,
        [MaxLength(500), OneLine] string? Note = null, bool DryRun = false) : IInput
    {
        public bool IsRange => From <= To && To.Value.DayNumber - From.Value.DayNumber < MostDays;
    }

    /// <param name="Published">How many shifts.</param>
    /// <param name="People">How many people hear of it.</param>
    internal sealed record Publication(int Published, int People);

    internal sealed record Extras : WarningExtras;

    public static async Task<Result<Answer<Publication, Extras>>> Handle(Input request, ScheduleDb db, Scope scope, Planners planners, Drafts drafts, TimeProvider clock, CancellationToken cancel)
    {
        if (await planners.RefuseOthers(cancel) is { } refusal) return refusal;
        if (request.ShiftIds is null && !request.IsRange) return SchedulingProblems.BadPublishing;

        await using var transaction = await scope.Begin(cancel);
        var taken = await drafts.Take(request, cancel);
        if (taken.Problem is { } notThese) return notThese;
        foreach (var shift in taken.Value.Shifts) shift.Publish(true);
        var told = db.TellPublished(taken.Value, request.Note, clock.GetUtcNow());
        if (!request.DryRun)
        {
            await db.SaveChangesAsync(cancel);
            await transaction.Commit(cancel);
        }
        return new Answer<Publication, Extras>(new(taken.Value.Shifts.Count, told), new() { Warnings = [.. SchedulingWarnings.OverStaffed(taken.Value.Shifts)] });
    }
}
