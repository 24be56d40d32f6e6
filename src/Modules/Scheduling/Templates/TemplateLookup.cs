using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Templates;

/// <inheritdoc cref="ITemplates"/>
internal sealed class TemplateLookup(ScheduleDb db, ICompanies companies, Caller caller) : ITemplates
{
    public Task<bool> Exists(ShiftTemplateId id, CancellationToken cancel) => db.Templates.AnyAsync(t => t.Id == id, cancel);

    public async Task<IReadOnlyList<TemplateShift>> Shifts(ShiftTemplateId id, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var found = await db.Shifts.AsNoTracking().Where(s => s.TemplateId == id && s.Published && s.TemplateDay >= from && s.TemplateDay <= to).OrderBy(s => s.TemplateDay)
            .Select(s => new { Shift = s, People = s.Bookings.Where(b => b.Released == null).OrderBy(b => b.UserId).Select(b => b.UserId).ToList() }).ToListAsync(cancel);
        var moved = await companies.LastZoneMove(caller, cancel);
        foreach (var one in found) one.Shift.Follow(moved);
        return found.ConvertAll(s => new TemplateShift(s.Shift.Id, s.Shift.TemplateDay!.Value, s.Shift.EndsAt, s.Shift.Status is ShiftStatus.Cancelled, s.People));
    }
}
