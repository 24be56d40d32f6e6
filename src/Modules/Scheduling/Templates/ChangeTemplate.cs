using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Templates;

/// <summary>An admin, or the manager who made it, changes a template. Shifts made from it stay as they are.</summary>
internal static class ChangeTemplate
{
    internal sealed record Input(
        [MaxLength(200), OneLine] Patch<string> Name, [MaxLength(5000)] Patch<string?> Description, Patch<TimeOnly> StartTime, Patch<TimeOnly> EndTime,
        Patch<string> RecurrenceRule, Patch<DepartmentId?> DepartmentId, Patch<PlaceId?> PlaceId, [Range(1, Shift.MostNeeded)] Patch<int?> HeadCount) : IInput;

    public static async Task<Result<ShiftTemplateView>> Handle(ShiftTemplateId id, Input request, ScheduleDb db, Planners planners, IDepartments departments, Caller caller, CancellationToken cancel)
    {
        if (await planners.RefuseOthers(cancel) is { } refusal) return refusal;
        var template = await db.Templates.SingleOrDefaultAsync(t => t.Id == id, cancel);
        if (template is null) return Problem.NotFound;
        if (!template.MayBeChangedBy(caller)) return Problem.NotTheOwner;
        if (template.Follow(request.StartTime.Or(template.StartTime), request.EndTime.Or(template.EndTime), request.RecurrenceRule.Or(template.RecurrenceRule)) is { } notSo) return notSo;
        if (request.DepartmentId.Or(template.DepartmentId) is { } department && department != template.DepartmentId && await departments.RefuseUnknown(department, cancel) is { } nowhere) return nowhere;
        if (request.PlaceId.Or(template.PlaceId) is { } place && place != template.PlaceId && await planners.RefuseUnknownPlace(place, cancel) is { } noPlace) return noPlace;

        template.Name = request.Name.Or(template.Name).Trim();
        template.Description = request.Description.Or(template.Description);
        template.DepartmentId = request.DepartmentId.Or(template.DepartmentId);
        template.HeadCount = request.HeadCount.Or(template.HeadCount);
        template.PlaceId = request.PlaceId.Or(template.PlaceId);
        await db.SaveChangesAsync(cancel);
        return ShiftTemplateView.Of(template);
    }
}
