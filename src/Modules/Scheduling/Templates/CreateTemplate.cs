using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Templates;

/// <summary>A manager keeps a pattern to generate shifts from.</summary>
internal static class CreateTemplate
{
    internal sealed record Input(
        [MaxLength(200), OneLine] string Name, TimeOnly StartTime, TimeOnly EndTime, string RecurrenceRule, [MaxLength(5000)] string? Description = null, DepartmentId? DepartmentId = null, PlaceId? PlaceId = null,
        [Range(1, Shift.MostNeeded)] int? HeadCount = null) : IInput;

    public static async Task<Result<ShiftTemplateView>> Handle(Input request, ScheduleDb db, Planners planners, IDepartments departments, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await planners.RefuseOthers(cancel) is { } refusal) return refusal;
        var template = new ShiftTemplate
        {
            Id = NewId.At<ShiftTemplateId>(clock), CompanyId = caller.Company, CreatedBy = caller.User, Name = request.Name.Trim(), Description = request.Description, DepartmentId = request.DepartmentId, PlaceId = request.PlaceId,
            HeadCount = request.HeadCount,
        };
        if (template.Follow(request.StartTime, request.EndTime, request.RecurrenceRule) is { } notSo) return notSo;
        if (await departments.RefuseUnknown(request.DepartmentId, cancel) is { } nowhere) return nowhere;
        if (await planners.RefuseUnknownPlace(request.PlaceId, cancel) is { } noPlace) return noPlace;

        db.Templates.Add(template);
        await db.SaveChangesAsync(cancel);
        return ShiftTemplateView.Of(template);
    }
}
