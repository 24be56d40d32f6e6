using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Attendance.Absences;
using WorkforceOS.Attendance.Closing;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
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
        services.AddScoped<UnlockedRecords>();
        services.AddScoped<AbsencesOfCompany>();
        services.AddScoped<ForgottenOfCompany>();
        services.AddScoped<IWorkedTimes, WorkedTimes>();
        services.AddScoped<ICheckIns, CheckIns>();
        services.AddScoped<IPlaces, PlaceLookup>();
        services.AddJob<MarkAbsences>(MarkAbsences.Name, TimeSpan.FromMinutes(1));
        services.AddJob<CloseForgotten>(CloseForgotten.Name, TimeSpan.FromMinutes(1));
        services.When<CompanyRegistered, StartMarkingAbsences>();
        services.When<ShiftMoved, FollowMovedShift>();
        services.When<ShiftReleased, ForgiveReleased>();
        services.When<ShiftsFollowedZone, FollowZone>();
        services.When<LeaveDecided, ForgiveAbsentOnLeave>();
        services.Erases((AttendanceDb db, UserId person) => db.Records.Where(r => r.UserId == person), r => r.AbsenceReason, r => r.ManagerNote);
        return services;
    }

    public static void MapAttendance(this ApiMap api)
    {
        var attendance = api.Company("attendanceManagement", "attendanceRecord", "attendanceRecords");
        attendance.Create("checkInAttendance", "/v1/check-in", CheckIn.Handle);
        attendance.Add("checkOutAttendance", "POST", "/v1/check-out", "update", "attendanceRecord", CheckOut.Handle);
        attendance.Add("markAttendanceAbsent", "POST", "/v1/mark-absent", "update", "attendanceRecord", MarkAbsent.Handle);
        attendance.Get("getAttendanceRecord", "/v1/attendance-records/:attendanceRecordId", GetAttendanceRecord.Handle);
        attendance.History<AttendanceRecordId>("listAttendanceRecordHistory", "/v1/attendance-records/:attendanceRecordId/history");
        attendance.List("listAttendanceRecords", "/v1/attendance-records", ListAttendanceRecords.Handle, ListAttendanceRecords.Filters);
        MapPlaces(api.Company("attendanceManagement", "place", "places"));
    }

    private static void MapPlaces(CompanyApi place)
    {
        place.Create("createPlace", "/v1/places", CreatePlace.Handle).For(Roles.Admins);
        place.Get("getPlace", "/v1/places/:placeId", GetPlace.Handle);
        place.History<PlaceId>("listPlaceHistory", "/v1/places/:placeId/history");
        place.List("listPlaces", "/v1/places", ListPlaces.Handle, ListPlaces.Filters);
        place.Update("updatePlace", "/v1/places/:placeId", UpdatePlace.Handle).For(Roles.Admins);
        place.Delete("deletePlace", "/v1/places/:placeId", DeletePlace.Handle).For(Roles.Admins);
    }
}
