using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Templates;

/// <summary>One template, for whoever plans.</summary>
internal static class ReadTemplate
{
    public static async Task<Result<ShiftTemplateView>> Handle(ShiftTemplateId id, ScheduleDb db, Planners planners, CancellationToken cancel)
    {
        if (await planners.RefuseOthers(cancel) is { } refusal) return refusal;
        var template = await db.Templates.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancel);
        return template is null ? Problem.NotFound : ShiftTemplateView.Of(template);
    }
}
