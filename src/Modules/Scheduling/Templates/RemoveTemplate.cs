using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Templates;

/// <summary>An admin, or the manager who made it, deletes a template. Shifts made from it stay.</summary>
internal static class RemoveTemplate
{
    public static async Task<Result<ShiftTemplateView>> Handle(ShiftTemplateId id, ScheduleDb db, Planners planners, Caller caller, CancellationToken cancel)
    {
        if (await planners.RefuseOthers(cancel) is { } refusal) return refusal;
        var template = await db.Templates.SingleOrDefaultAsync(t => t.Id == id, cancel);
        if (template is null) return Problem.NotFound;
        if (!template.MayBeChangedBy(caller)) return Problem.NotTheOwner;

        template.Delete();
        await db.SaveChangesAsync(cancel);
        return ShiftTemplateView.Of(template);
    }
}
