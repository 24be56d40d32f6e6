using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Scheduling.Following;
using WorkforceOS.Scheduling.Presets;
using WorkforceOS.Scheduling.Shifts;
using WorkforceOS.Scheduling.Templates;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Scheduling;

/// <summary>Who works when: shifts, the templates they are made from, and nobody booked twice.</summary>
public static class SchedulingModule
{
    public static IServiceCollection AddScheduling(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<ScheduleDb>();
        services.AddScoped<Turns>();
        services.AddScoped<ZoneMovement>();
        services.AddScoped<ZoneFollowing>();
        services.AddScoped<Crews>();
        services.AddScoped<Conflicts>();
        services.AddScoped<BookingLedger>();
        services.AddScoped<CrewBooking>();
        services.AddScoped<Planners>();
        services.AddScoped<Takers>();
        services.AddScoped<Drafts>();
        services.AddScoped<RotaGathering>();
        services.AddScoped<RotaSettling>();
        services.AddScoped<RotaBooking>();
        services.AddScoped<RotaEdits>();
        services.AddScoped<WeekCopies>();
        services.AddScoped<TemplateDays>();
        services.AddScoped<Outsiders>();
        services.AddScoped<RulePresets>();
        services.AddScoped<IShifts, ShiftLookup>();
        services.AddScoped<ITemplates, TemplateLookup>();
        services.AddScoped<IAbsenceHolds, AbsenceHolds>();
        services.AddScoped<IBookedTime, BookedTimes>();
        services.AddScoped<IUnplannedShifts, UnplannedShifts>();
        services.AddScoped<IOfferableShifts, OfferableShifts>();
        services.When<DepartmentMemberJoined, AssignMembers>();
        services.When<UserReturned, AssignMembers>();
        services.When<DepartmentMemberLeft, ReleaseWhoLeft>();
        services.When<DepartmentDeleted, ReleaseWhoLeft>();
        services.When<UserDeactivated, ReleaseWhoIsGone>();
        services.When<LineManagerChanged, FollowLineManager>();
        services.When<EmploymentEnded, ReleaseUnemployed>();
        services.When<EmploymentStarted, ReleaseUnemployed>();
        services.When<EmploymentTermsChanged, ReleaseUnemployed>();
        services.When<EmploymentStarted, AssignMembers>();
        services.When<EmploymentEndWithdrawn, AssignMembers>();
        services.When<CompanyZoneChanged, NoteZone>();
        services.Erases((ScheduleDb db, UserId person) => db.Shifts.Where(s => s.Unplanned && s.CreatedBy == person));
        services.AddJob<FollowZone>(FollowZone.Name, TimeSpan.FromMinutes(1), wakeOn: FollowZone.Wanted);
        return services;
    }

    public static void MapScheduling(this ApiMap api)
    {
        var shifts = api.Company("scheduleManagement", "shift", "shifts");
        shifts.Create("createShift", "/v1/shifts", CreateShift.Handle);
        shifts.Update("updateShift", "/v1/shifts/:shiftId", ChangeShift.Handle);
        shifts.Delete("deleteShift", "/v1/shifts/:shiftId", RemoveShift.Handle);
        shifts.Get("getShift", "/v1/shifts/:shiftId", ReadShift.Handle);
        shifts.History<ShiftId>("listShiftHistory", "/v1/shifts/:shiftId/history");
        shifts.List("listShifts", "/v1/shifts", ListShifts.Handle, ListShifts.Filters);
        shifts.List("exportShifts", "/v1/shifts/export", ExportShifts.Handle, ListShifts.Filters);
        shifts.Add("publishShifts", "POST", "/v1/shifts/publish", "update", "publication", PublishShifts.Handle);
        shifts.Add("moveShift", "POST", "/v1/shifts/:shiftId/move", "update", "shift", MoveShift.Handle);
        shifts.Add("changeShifts", "POST", "/v1/shifts/batch", "update", "shifts", ChangeShifts.Handle);
        shifts.Add("copyShifts", "POST", "/v1/shifts/copy", "create", "shifts", CopyShifts.Handle);

        var templates = api.Company("scheduleManagement", "shiftTemplate", "shiftTemplates");
        templates.Create("createShiftTemplate", "/v1/shifttemplates", CreateTemplate.Handle);
        templates.Update("updateShiftTemplate", "/v1/shifttemplates/:shiftTemplateId", ChangeTemplate.Handle);
        templates.Delete("deleteShiftTemplate", "/v1/shifttemplates/:shiftTemplateId", RemoveTemplate.Handle);
        templates.Get("getShiftTemplate", "/v1/shifttemplates/:shiftTemplateId", ReadTemplate.Handle);
        templates.History<ShiftTemplateId>("listShiftTemplateHistory", "/v1/shifttemplates/:shiftTemplateId/history");
        templates.List("listShiftTemplates", "/v1/shifttemplates", ListTemplates.Handle, ListTemplates.Filters);
        templates.Add("generateShifts", "POST", "/v1/shifttemplates/:shiftTemplateId/generate", "create", "shifts", GenerateShifts.Handle);

        var presets = api.Company("scheduleManagement", "rulePreset", "rulePresets");
        presets.Add("listRulePresets", "GET", "/v1/rulepresets", "get", "rulePresets", ListRulePresets.Handle);
        presets.Add("applyRulePreset", "POST", "/v1/rulepresets/:rulePresetName/apply", "update", "rulePreset", ApplyRulePreset.Handle).For(Roles.CompanyAdmins);
    }
}
