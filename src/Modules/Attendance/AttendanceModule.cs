using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Attendance.Absences;
using WorkforceOS.Attendance.Closing;
using WorkforceOS.Attendance.Hours;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Attendance;

/// <summary>Who came, who was late, who was not there.</summary>
public static class AttendanceModule
{
    public static IServiceCollection AddAttendance(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<AttendanceDb>();
        services.AddScoped<PunchRules>();
        services.AddScoped<PunchedRecords>();
        services.AddScoped<Corrections>();
        services.AddScoped<ExpectedWork>();
        services.AddScoped<BreakRuleWriter>();
        services.AddScoped<UnlockedRecords>();
        services.AddScoped<AbsencesOfCompany>();
        services.AddScoped<ForgottenOfCompany>();
        services.AddScoped<IWorkedTimes, WorkedTimes>();
        services.AddScoped<IUndecided, UndecidedRecords>();
        services.AddScoped<ICheckIns, CheckIns>();
        services.AddScoped<IPlaces, PlaceLookup>();
        services.AddJob<MarkAbsences>(MarkAbsences.Name, TimeSpan.FromMinutes(1));
        services.AddJob<CloseForgotten>(CloseForgotten.Name, TimeSpan.FromMinutes(1));
        services.When<CompanyRegistered, StartMarkingAbsences>();
        services.When<ShiftMoved, FollowMovedShift>();
        services.When<ShiftReleased, ForgiveReleased>();
        services.When<ShiftsFollowedZone, FollowZone>();
        services.When<ShiftCalledOff, FollowCalledOffShift>();
        services.When<ShiftRevived, FollowRevivedShift>();
        services.When<ShiftBreakChanged, FollowPlannedBreak>();
        services.When<LeaveDecided, ExcuseOnLeave>();
        services.When<UserErased, ForgetPerson>();
        return services;
    }

    public static void MapAttendance(this ApiMap api)
    {
        var attendance = api.Company("attendanceManagement", "attendanceRecord", "attendanceRecords");
        attendance.Create("checkInAttendance", "/v1/check-in", CheckIn.Handle);
        attendance.Add("checkOutAttendance", "POST", "/v1/check-out", "update", "attendanceRecord", CheckOut.Handle);
        attendance.Add("markAttendanceAbsent", "POST", "/v1/mark-absent", "update", "attendanceRecord", MarkAbsent.Handle);
        attendance.Add("resumeAttendance", "POST", "/v1/resume", "update", "attendanceRecord", ResumeWork.Handle);
        attendance.Add("startAttendanceBreak", "POST", "/v1/break-start", "update", "attendanceRecord", StartBreak.Handle);
        attendance.Add("endAttendanceBreak", "POST", "/v1/break-end", "update", "attendanceRecord", EndBreak.Handle);
        attendance.Update("correctAttendanceRecord", "/v1/attendance-records/:attendanceRecordId", CorrectRecord.Handle);
        attendance.Delete("deleteAttendanceRecord", "/v1/attendance-records/:attendanceRecordId", UndoRecord.Handle).WithBody();
        attendance.Add("excuseAttendanceRecord", "POST", "/v1/attendance-records/:attendanceRecordId/excuse", "update", "attendanceRecord", ExcuseAbsence.Handle);
        attendance.Add("unexcuseAttendanceRecord", "DELETE", "/v1/attendance-records/:attendanceRecordId/excuse", "update", "attendanceRecord", TakeExcuseBack.Handle);
        attendance.Add("reviewAttendanceRecord", "POST", "/v1/attendance-records/:attendanceRecordId/review", "update", "attendanceRecord", ReviewRecord.Handle);
        attendance.Get("getAttendanceRecord", "/v1/attendance-records/:attendanceRecordId", GetAttendanceRecord.Handle);
        attendance.List("listAttendanceRecords", "/v1/attendance-records", ListAttendanceRecords.Handle, ListAttendanceRecords.Filters);
        MapBreakRules(api.Company("attendanceManagement", "breakRule", "breakRules"));
        MapPlaces(api.Company("attendanceManagement", "place", "places"));
    }

    private static void MapBreakRules(CompanyApi breaks)
    {
        breaks.Create("createBreakRule", "/v1/breakrules", CreateBreakRule.Handle).For(Roles.CompanyAdmins);
        breaks.Update("updateBreakRule", "/v1/breakrules/:breakRuleId", ChangeBreakRule.Handle).For(Roles.CompanyAdmins);
        breaks.Delete("deleteBreakRule", "/v1/breakrules/:breakRuleId", RemoveBreakRule.Handle).For(Roles.CompanyAdmins);
        breaks.Get("getBreakRule", "/v1/breakrules/:breakRuleId", GetBreakRule.Handle).For(Roles.CompanyAdmins);
        breaks.List("listBreakRules", "/v1/breakrules", ListBreakRules.Handle, ListBreakRules.Filters).For(Roles.CompanyAdmins);
    }

    private static void MapPlaces(CompanyApi place)
    {
        place.Create("createPlace", "/v1/places", CreatePlace.Handle).For(Roles.Admins);
        place.Get("getPlace", "/v1/places/:placeId", GetPlace.Handle);
        place.List("listPlaces", "/v1/places", ListPlaces.Handle, ListPlaces.Filters);
        place.Update("updatePlace", "/v1/places/:placeId", UpdatePlace.Handle).For(Roles.Admins);
        place.Delete("deletePlace", "/v1/places/:placeId", DeletePlace.Handle).For(Roles.Admins);
    }
}
