using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Scheduling.Shifts;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Scheduling.Templates;

/// <summary>The days on which a template is to have shifts, as they were found before anything was locked.</summary>
/// <param name="Version">Of the template.</param>
/// <param name="Zone">By whose clock they were found.</param>
internal sealed record FoundDays(ShiftTemplateId Template, int Version, DateOnly Anchor, IReadOnlyList<DateOnly> Days, DateTimeZone Zone);

/// <summary>Finds the days of a template, and makes the shifts of those that have none yet.</summary>
internal sealed class TemplateDays(ScheduleDb db, Turns turns, Outsiders outsiders, Caller caller, TimeProvider clock)
{
    /// <summary>Before anything is locked: others wait for what is written, and not for what is thought.</summary>
    public async Task<Result<FoundDays>> Find(ShiftTemplateId id, DateOnly? anchor, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var pattern = await db.Templates.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancel);
        if (pattern is null) return Problem.NotFound;
        var zone = await turns.ZoneForNow(cancel);
        var anchored = pattern.AnchorFor(anchor, caller, zone);
        if (anchored.Problem is { } notThen) return notThen;
        var days = pattern.Days(anchored.Value, from, to, zone);
        return days.Problem is { } tooFar ? tooFar : new FoundDays(id, pattern.RecordVersion, anchored.Value, days.Value, zone);
    }

    /// <summary>Warns of who is named for its shifts and is not in its department.</summary>
    public Task<IReadOnlyList<Warning>> Outside(ShiftTemplate? template, IReadOnlyCollection<UserId> named, CancellationToken cancel) => outsiders.Of(template?.DepartmentId, named, cancel);

    /// <summary>The template by a turn of its own, so that each of its days is made once.</summary>
    public async Task<ShiftTemplate?> TakeTurn(FoundDays found, CancellationToken cancel)
    {
        await turns.OfTemplate(found.Template, cancel);
        return await db.Templates.SingleOrDefaultAsync(t => t.Id == found.Template, cancel);
    }

    /// <summary>The shifts of those days that have none, still without people and not saved.</summary>
    /// <exception cref="DbUpdateConcurrencyException">The template, or the clock, is not the one any longer that the days were found by.</exception>
    public async Task<List<Shift>> Make(FoundDays found, ShiftTemplate? template, ZoneInForce zone, string? location, CancellationToken cancel)
    {
        if (template?.RecordVersion != found.Version || !zone.Zone.Equals(found.Zone)) throw new DbUpdateConcurrencyException($"Template {found.Template}, or the clock that it follows, was changed while this request waited for its turn.");
        if (found.Days.Count == 0) return [];
        var (first, last) = (found.Days.Min(), found.Days.Max());
        var made = await db.Shifts.Where(s => s.TemplateId == found.Template && s.TemplateDay >= first && s.TemplateDay <= last).Select(s => s.TemplateDay!.Value).ToHashSetAsync(cancel);
        return [.. found.Days.Where(d => !made.Contains(d)).Select(d => template.ShiftOn(d, location, caller, zone, clock)).OfType<Shift>()];
    }

    /// <summary>Of what is over nobody needs to be told.</summary>
    public bool IsAhead(Shift shift) => shift.EndsAt > clock.GetUtcNow();
}
