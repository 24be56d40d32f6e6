using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Attendance.Absences;
using WorkforceOS.Attendance.Closing;
using WorkforceOS.Attendance.Hours;
using WorkforceOS.Attendance.Kiosks;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Attendance.PunchPins;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Attendance.Replay;
using WorkforceOS.Attendance.Requests;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Marketplace;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Contracts.Rules;
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
        services.AddScoped<PunchedRecords>();
        services.AddScoped<Corrections>();
        services.AddScoped<RequestedCorrections>();
        services.AddScoped<ExpectedWork>();
        services.AddScoped<BreakRuleWriter>();
        services.AddScoped<IPresetRules, BreakRulePresets>();
        services.AddScoped<UnlockedRecords>();
        services.AddScoped<AbsencesOfCompany>();
        services.AddScoped<ForgottenOfCompany>();
        services.AddScoped<IWorkedTimes, WorkedTimes>();
        services.AddScoped<IUndecided, UndecidedRecords>();
        services.AddScoped<ICheckIns, CheckIns>();
        services.AddScoped<IPlaces, PlaceLookup>();
        services.AddScoped<PunchOrigin>();
        services.AddScoped<Proofs>();
        services.AddScoped<OwnPunches>();
        services.AddScoped<UnplannedPunches>();
        services.AddScoped<ReplayTurns>();
        services.AddScoped<ExportAttendanceRecords>();
        services.AddSingleton<KnownRules>();
        services.AddSingleton<ReplayQueues>();
        services.AddScoped<PinHashes>();
        services.AddScoped<KioskDoor>();
        services.AddSingleton<KioskLimits>();
        services.AddJob<ForgetPositions>(ForgetPositions.Name, TimeSpan.FromDays(1));
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
        services.When<LeaveDaysChanged, ExcuseOnLeave>();
        services.When<RoundingSettingsChanged, FollowRounding>();
        services.When<CompanyZoneChanged, FollowRounding>();
        services.When<OfferedWorkChanged, RecordOfferedWork>();
        services.When<UserErased, ForgetPositionsOfErased>();
        services.When<UserDeactivated, EndWithAccount>();
        services.Erases((AttendanceDb db, UserId person) => db.Records.Where(r => r.UserId == person), r => r.AbsenceReason, r => r.ManagerNote, r => r.ExcuseReason, r => r.CorrectionReason, r => r.Note);
        services.Erases((AttendanceDb db, UserId person) => db.Entries.Where(e => e.UserId == person));
        services.Erases((AttendanceDb db, UserId person) => db.Corrections.Where(c => c.UserId == person), c => c.Reason, c => c.DecisionNote);
        services.ErasesRows((AttendanceDb db, UserId person) => db.PunchPins.Where(p => p.UserId == person));
        return services;
    }

    private static readonly HistoryParts EntriesOfRecord = new("attendanceEntry", typeof(EntryView), (services, record) =>
        // What was taken away is told as well.
        services.GetRequiredService<AttendanceDb>().Entries.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(e => e.RecordId == new AttendanceRecordId(record)).Select(e => e.Id.Value));

    /// <summary>A person is what a PIN is asked for by; who had several has one history of them.</summary>
    private static readonly HistoryParts PinsOfPerson = new("punchPin", typeof(PunchPinView), (services, person) =>
        // Also of those that were taken away.
        services.GetRequiredService<AttendanceDb>().PunchPins.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(p => p.UserId == new UserId(person)).Select(p => p.Id.Value));

    public static void MapAttendance(this ApiMap api)
    {
        var attendance = api.Company("attendanceManagement", "attendanceRecord", "attendanceRecords");
        attendance.Create("checkInAttendance", "/v1/check-in", CheckIn.Handle);
        attendance.Add("checkOutAttendance", "POST", "/v1/check-out", "update", "attendanceRecord", CheckOut.Handle);
        attendance.Add("markAttendanceAbsent", "POST", "/v1/mark-absent", "update", "attendanceRecord", MarkAbsent.Handle);
        attendance.Create("checkInUnplanned", "/v1/unplanned-check-in", CheckInUnplanned.Handle);
        attendance.Add("resumeAttendance", "POST", "/v1/resume", "update", "attendanceRecord", ResumeWork.Handle);
        attendance.Add("startAttendanceBreak", "POST", "/v1/break-start", "update", "attendanceRecord", StartBreak.Handle);
        attendance.Add("endAttendanceBreak", "POST", "/v1/break-end", "update", "attendanceRecord", EndBreak.Handle);
        attendance.Update("correctAttendanceRecord", "/v1/attendance-records/:attendanceRecordId", CorrectRecord.Handle);
        attendance.Delete("deleteAttendanceRecord", "/v1/attendance-records/:attendanceRecordId", UndoRecord.Handle).WithBody();
        attendance.Add("excuseAttendanceRecord", "POST", "/v1/attendance-records/:attendanceRecordId/excuse", "update", "attendanceRecord", ExcuseAbsence.Handle);
        attendance.Add("unexcuseAttendanceRecord", "DELETE", "/v1/attendance-records/:attendanceRecordId/excuse", "update", "attendanceRecord", TakeExcuseBack.Handle);
        attendance.Add("reviewAttendanceRecord", "POST", "/v1/attendance-records/:attendanceRecordId/review", "update", "attendanceRecord", ReviewRecord.Handle);
        attendance.Get("getAttendanceRecord", "/v1/attendance-records/:attendanceRecordId", GetAttendanceRecord.Handle);
        attendance.History<AttendanceRecordId>("listAttendanceRecordHistory", "/v1/attendance-records/:attendanceRecordId/history", parts: EntriesOfRecord);
        attendance.Add("listPresence", "GET", "/v1/attendance-records/now", "list", "presence", ReadPresence.Handle);
        attendance.List("listAttendanceRecords", "/v1/attendance-records", ListAttendanceRecords.Handle, ListAttendanceRecords.Filters);
        attendance.List("exportAttendanceRecords", "/v1/attendance-records/export", ExportAttendanceRecords.Handle, ListAttendanceRecords.Filters);
        attendance.Add("replayPunches", "POST", "/v1/punches/replay", "update", "punches", ReplayPunches.Handle);
        MapCorrections(api.Company("attendanceManagement", "attendanceCorrection", "attendanceCorrections"));
        MapBreakRules(api.Company("attendanceManagement", "breakRule", "breakRules"));
        MapPlaces(api.Company("attendanceManagement", "place", "places"));
        MapKiosks(api.Company("attendanceManagement", "kiosk", "kiosks"));
        MapPunchPins(api.Company("attendanceManagement", "punchPin", "punchPins"));
    }

    private static void MapCorrections(CompanyApi correction)
    {
        correction.Create("createAttendanceCorrection", "/v1/attendancecorrections", RequestCorrection.Handle);
        correction.Update("updateAttendanceCorrection", "/v1/attendancecorrections/:attendanceCorrectionId", DecideCorrection.Handle);
        correction.Delete("deleteAttendanceCorrection", "/v1/attendancecorrections/:attendanceCorrectionId", TakeCorrectionBack.Handle);
        correction.Get("getAttendanceCorrection", "/v1/attendancecorrections/:attendanceCorrectionId", GetCorrection.Handle);
        correction.History<AttendanceCorrectionId>("listAttendanceCorrectionHistory", "/v1/attendancecorrections/:attendanceCorrectionId/history");
        correction.List("listAttendanceCorrections", "/v1/attendancecorrections", ListCorrections.Handle, ListCorrections.Filters);
    }

    private static void MapBreakRules(CompanyApi breaks)
    {
        breaks.Create("createBreakRule", "/v1/breakrules", CreateBreakRule.Handle).For(Roles.CompanyAdmins);
        breaks.Update("updateBreakRule", "/v1/breakrules/:breakRuleId", ChangeBreakRule.Handle).For(Roles.CompanyAdmins);
        breaks.Delete("deleteBreakRule", "/v1/breakrules/:breakRuleId", RemoveBreakRule.Handle).For(Roles.CompanyAdmins);
        breaks.Get("getBreakRule", "/v1/breakrules/:breakRuleId", GetBreakRule.Handle).For(Roles.CompanyAdmins);
        breaks.History<BreakRuleId>("listBreakRuleHistory", "/v1/breakrules/:breakRuleId/history").For(Roles.CompanyAdmins);
        breaks.List("listBreakRules", "/v1/breakrules", ListBreakRules.Handle, ListBreakRules.Filters).For(Roles.CompanyAdmins);
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

    private static void MapKiosks(CompanyApi kiosk)
    {
        kiosk.Create("createKiosk", "/v1/kiosks", CreateKiosk.Handle).For(Roles.Admins).ToldOnce();
        kiosk.Get("getKiosk", "/v1/kiosks/:kioskId", GetKiosk.Handle).For(Roles.Admins);
        kiosk.History<KioskId>("listKioskHistory", "/v1/kiosks/:kioskId/history").For(Roles.Admins);
        kiosk.List("listKiosks", "/v1/kiosks", ListKiosks.Handle, ListKiosks.Filters).For(Roles.Admins);
        kiosk.Update("updateKiosk", "/v1/kiosks/:kioskId", UpdateKiosk.Handle).For(Roles.Admins);
        kiosk.Add("rotateKiosk", "POST", "/v1/kiosks/:kioskId/rotate", "update", "kiosk", RotateKiosk.Handle).For(Roles.Admins).ToldOnce();
        kiosk.Delete("deleteKiosk", "/v1/kiosks/:kioskId", DeleteKiosk.Handle).For(Roles.Admins);
        // By the kiosk's own token, and not by a session.
        kiosk.Add("punchAtKiosk", "POST", "/v1/kiosk/punch", "create", "punch", PunchAtKiosk.Handle).Public().Limited(Limit.SignIn);
    }

    private static void MapPunchPins(CompanyApi pin)
    {
        pin.Add("setPunchPin", "PUT", "/v1/punchpins/:userId", "update", "punchPin", SetPunchPin.Handle);
        pin.Get("getPunchPin", "/v1/punchpins/:userId", GetPunchPin.Handle);
        pin.History<UserId>("listPunchPinHistory", "/v1/punchpins/:userId/history", parts: PinsOfPerson);
        pin.List("listPunchPins", "/v1/punchpins", ListPunchPins.Handle, ListPunchPins.Filters);
        pin.Delete("deletePunchPin", "/v1/punchpins/:userId", DeletePunchPin.Handle);
    }
}
