using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Leave;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

/// <summary>
/// Every operation that writes is tried on a locked day, or stands on the list of those that change nothing which pay rests on. Whoever
/// adds one says here which it is.
/// </summary>
public sealed class LockedOperationsTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Locked = "PeriodLocked";
    private const string Approved = "PayrollReportApproved";
    private const string Shifts = "/scheduleManagement-api/v1/shifts";

    /// <summary>What each does to the locked day, and how it is refused.</summary>
    private static readonly Dictionary<string, (string ErrCode, Func<Stage, Task<Reply>> Try)> Refused = new()
    {
        ["checkInAttendance"] = (Locked, s => s.Owner.Post(CheckInPath, new { shiftId = s.Planned, userId = s.Worker.UserId, checkInTime = At("2026-03-10T08:00:00Z"), checkOutTime = At("2026-03-10T16:00:00Z") })),
        ["checkOutAttendance"] = (Locked, s => s.Owner.Post(CheckOutPath, new { attendanceRecordId = s.Open, checkOutTime = At("2026-03-31T23:30:00Z") })),
        ["markAttendanceAbsent"] = (Locked, s => s.Owner.Post(MarkAbsentPath, new { userId = s.Worker.UserId, shiftId = s.Planned })),
        ["resumeAttendance"] = (Locked, s => s.Owner.Post("/attendanceManagement-api/v1/resume", new { attendanceRecordId = s.Done })),
        ["correctAttendanceRecord"] = (Locked, s => s.Owner.Patch($"{RecordsPath}/{s.Done}", new { checkOutTime = At("2026-03-31T19:00:00Z"), reason = "Left earlier" })),
        ["deleteAttendanceRecord"] = (Locked, s => s.Delete($"{RecordsPath}/{s.Missed}", new { reason = "Was there" })),
        ["excuseAttendanceRecord"] = (Locked, s => s.Owner.Post($"{RecordsPath}/{s.Missed}/excuse", new { reason = "Was ill", paid = true })),

        ["updateAttendanceCorrection"] = (Locked, s => s.Owner.Patch($"/attendanceManagement-api/v1/attendancecorrections/{s.Correction}", new { status = "approved" })),

        ["createShift"] = (Locked, s => s.Owner.Post(Shifts, new { shiftDate = "2026-03-11", startTime = "08:00", endTime = "16:00", assignedUserIds = new[] { s.Worker.UserId } })),
        ["updateShift"] = (Locked, s => s.Owner.Patch($"{Shifts}/{s.Planned}", new { endTime = "17:00" })),
        ["deleteShift"] = (Locked, s => s.Owner.Delete($"{Shifts}/{s.Planned}")),
        ["moveShift"] = (Locked, s => s.Owner.Post($"{Shifts}/{s.Planned}/move", new { toDate = "2026-03-12" })),
        ["changeShifts"] = (Locked, s => s.Owner.Post($"{Shifts}/batch", new { changes = new[] { new { op = "delete", shiftId = s.Planned } } })),
        ["copyShifts"] = (Locked, s => s.Owner.Post($"{Shifts}/copy", new { fromWeek = "2026-03-30", toWeeks = new[] { "2026-03-02" } })),
        ["publishShifts"] = (Locked, s => s.Owner.Post($"{Shifts}/publish", new { from = "2026-03-16", to = "2026-03-16" })),
        ["generateShifts"] = (Locked, s => s.Owner.Post($"/scheduleManagement-api/v1/shifttemplates/{s.Template}/generate", new { from = "2026-03-12", to = "2026-03-13", anchor = "2026-03-12", assignedUserIds = new[] { s.Worker.UserId } })),

        ["updateLeaveRequest"] = (Locked, s => s.Owner.Answer(s.Pending, "approved")),

        ["createPayrollReport"] = (Approved, s => s.Owner.Calculate(s.Worker, bonus: 1)),
        ["updatePayrollReport"] = (Approved, s => s.Owner.Change(s.Report, new { bonus = 1 })),
        ["approvePayrollReport"] = (Approved, s => s.Owner.Approve(s.Report)),
        ["createPayAdjustment"] = (Approved, s => s.Owner.Post("/payrollReporting-api/v1/payadjustments", new { userId = s.Worker.UserId, day = "2026-03-10", kind = "bonus", code = "Late", amount = 1 })),
        ["updatePayAdjustment"] = (Approved, s => s.Owner.Patch($"/payrollReporting-api/v1/payadjustments/{s.Adjustment}", new { amount = 1 })),
        ["deletePayAdjustment"] = (Approved, s => s.Owner.Delete($"/payrollReporting-api/v1/payadjustments/{s.Adjustment}")),
    };

    /// <summary>They change nothing that the pay of a locked day rests on, and why.</summary>
    private static readonly Dictionary<string, string[]> Harmless = new()
    {
        ["of accounts, sessions, keys, pictures and departments"] =
        [
            "login", "logout", "registerCompanyOwner", "registerCompanyUser", "startEmailVerification", "completeEmailVerification", "startPasswordResetByEmail", "completePasswordResetByEmail",
            "startEmail2FactorVerification", "completeEmail2FactorVerification", "createApiKey", "deleteApiKey", "createUser", "updateUser", "updateUserRole", "updateUserPassword", "updateUserPasswordByAdmin",
            "updateProfile", "createUserGroup", "updateUserGroup", "deleteUserGroup", "createUserGroupMember", "deleteUserGroupMember", "updateCompany",
            "uploadUserAvatar", "uploadCompanyAvatar", "uploadEmployeeDocumentFile", "uploadLeaveDocumentFile", "renewSession", "deleteUserSession", "deleteAllSessions", "validateApiKey", "deleteUserAvatarsFile", "deleteCompanyAvatarsFile", "markNotificationsSeen", "updateNotificationPreferences",
        ],
        ["of what operators decide of a marketplace"] =
        [
            "createMarketplaceVendor", "updateMarketplaceVendor", "createCatalogRole", "updateCatalogRole", "setVendorRate", "removeVendorRate", "createBusiness", "updateBusiness", "createCostCenter", "createBillingAccount", "setBusinessVendor",
            "createBusinessMember", "updateBusinessMember", "createStaffMember", "updateStaffMember", "setStaffCertificate", "createRequiredDocument", "updateRequiredDocument", "setStaffDocument", "updateStaffingSettings",
            "reviewStaffTaxForm", "createBenefitProgram", "updateBenefitProgram", "setStaffBenefit", "createFaq", "updateFaq", "deleteFaq", "issueInvoices", "reissueInvoice", "voidInvoice", "recordInvoicePayment",
            "rejectStaffTimesheet", "cancelStaffPayment",
        ],
        ["of places whose workers are paid on the marketplace"] = ["offerShift", "withdrawShiftOffer"],
        ["of tasks, announcements, news and what the company itself pays"] =
        [
            "createTaskAssignment", "updateTaskAssignment", "deleteTaskAssignment", "createIndividualTask", "updateIndividualTask", "deleteIndividualTask", "createRecurringTask", "updateRecurringTask", "deleteRecurringTask",
            "createAnnouncement", "updateAnnouncement", "deleteAnnouncement", "acknowledgeAnnouncement", "remindAnnouncement", "expireAnnouncement",
            "deleteNotification", "createNotification", "registerDevice", "unregisterDevice", "testPush", "unsubscribeMail",
            "createCompanySubscription", "updateCompanySubscription", "deleteCompanySubscription", "cancelCompanySubscription", "resumeCompanySubscription",
            "startCompanySubscriptionPayment", "refreshCompanySubscriptionPayment", "callbackCompanySubscriptionPayment", "createSubscriptionPlan", "updateSubscriptionPlan", "deleteSubscriptionPlan",
            "createCompanySubscriptionPayment", "updateCompanySubscriptionPayment", "deleteCompanySubscriptionPayment", "addPaymentMethod", "deletePaymentMethod",
            "changeSubscriptionPlan", "paySubscriptionInvoice", "updateBillingDetails", "createCheckoutSession", "createBillingPortalSession",
        ],
        ["they end what comes after today"] = ["deleteUser", "archiveProfile", "deleteEmployeeProfile"],
        ["terms are facts, also inside locked days: the report becomes stale, and is settled"] =
            ["createEmployeeProfile", "updateEmployeeProfile", "updateEmploymentTerms", "deleteEmploymentTerms", "reassignReports", "createEmployeeDocument", "updateEmployeeDocument", "deleteEmployeeDocument"],
        ["starts and ends of an employment are tried with the employments"] = ["terminateEmployment", "withdrawTermination"],
        ["rules and types of a company; what was calculated keeps those it was calculated by"] =
        [
            "createPayRules", "updatePayRules", "deletePayRules", "applyRulePreset", "createBreakRule", "updateBreakRule", "deleteBreakRule", "createLeaveType", "updateLeaveType", "deleteLeaveType",
            "createHoliday", "updateHoliday", "deleteHoliday", "createPlace", "updatePlace", "deletePlace", "createShiftTemplate", "updateShiftTemplate", "deleteShiftTemplate",
        ],
        ["balances are not paid"] =
            ["createLeaveEntitlement", "updateLeaveEntitlement", "deleteLeaveEntitlement", "createLeaveAdjustment", "updateLeaveAdjustment", "deleteLeaveAdjustment", "previewLeaveRequest"],
        ["who decides, and not what is decided"] =
            ["createApprovalPolicy", "updateApprovalPolicy", "deleteApprovalPolicy", "createDelegation", "updateDelegation", "deleteDelegation"],
        ["asking for a correction and taking that back changes nothing yet"] = ["createAttendanceCorrection", "deleteAttendanceCorrection"],
        ["asking for days and taking it back are tried with leave"] = ["createLeaveRequest", "deleteLeaveRequest"],
        ["a punch cannot be made into a locked day by the clock of now, and what a manager enters is tried above"] = ["startAttendanceBreak", "endAttendanceBreak", "checkInUnplanned", "unexcuseAttendanceRecord", "reviewAttendanceRecord"],
        ["of kiosks and what people show there"] = ["createKiosk", "updateKiosk", "rotateKiosk", "deleteKiosk", "setPunchPin", "deletePunchPin"],
        ["each of its punches is answered by itself, and those into locked days are tried with the replay"] = ["replayPunches"],
        ["a punch there is an ordinary one, by the clock of now"] = ["punchAtKiosk"],
        ["they lock, open and settle"] = ["reopenPayrollReport", "settlePayrollReport", "createPeriodLock", "updatePeriodLock", "deletePeriodLock", "startPayrollRun", "approvePayrollRun"],
    };

    private IEnumerable<Operation> Writing => host.Services.GetRequiredService<ApiMap>().On(CompanySurface.Instance).Where(o => o.Method is not "GET");

    [Fact]
    public void Every_operation_that_writes_is_tried_or_harmless()
    {
        var known = Refused.Keys.Concat(Harmless.Values.SelectMany(names => names)).ToList();
        known.ShouldBeUnique();
        Writing.Count().ShouldBeGreaterThan(60);
        Writing.Select(o => o.Name).Except(known).ShouldBeEmpty("say of each which day of whom it changes, or why it changes none");
    }

    [Fact]
    public async Task Each_of_them_is_refused_on_a_locked_day_and_leaves_everything_as_it_was()
    {
        var stage = await Set();
        var tried = Writing.Where(o => Refused.ContainsKey(o.Name)).ToList();
        tried.Count.ShouldBeGreaterThan(12);
        var before = await Facts(stage);
        foreach (var operation in tried)
        {
            var (errCode, attempt) = Refused[operation.Name];
            var reply = await attempt(stage);
            (operation.Name, reply.Status, reply.ErrCode).ShouldBe((operation.Name, 400, errCode), reply.Text);
        }
        (await Facts(stage)).ShouldBe(before);
        (await stage.Owner.Report(stage.Report)).GetRawText().ShouldBe(stage.Report.GetRawText());
    }

    private static async Task<string> Facts(Stage stage) => string.Join('\n', await Task.WhenAll(new[] { $"{RecordsPath}?sortBy=id", Shifts, Asking.Url, "/payrollReporting-api/v1/payadjustments" }
        .Select(async path => Rows((await stage.Owner.Get(path)).Should(200)))));

    private static string Rows(Reply reply) => reply.Body.EnumerateObject().First(p => p.Value.ValueKind is JsonValueKind.Array && p.Name is not ("filters" or "uiPermissions")).Value.GetRawText();

    private async Task<Stage> Set()
    {
        host.Clock.Now = At("2026-03-09T08:00:00Z");
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        await company.Profile(worker, salary: 5200);
        var colleague = await company.Hire();
        await company.Profile(colleague, salary: 5200);
        var owner = company.Owner;
        var template = (await owner.Post("/scheduleManagement-api/v1/shifttemplates", new { name = "Early", startTime = "06:00", endTime = "14:00", recurrenceRule = "FREQ=DAILY" })).Should(201)["shiftTemplate"].Id();
        (await owner.Post(Shifts, new { shiftDate = "2026-03-16", startTime = "08:00", endTime = "16:00", published = false, assignedUserIds = new[] { worker.UserId } })).Should(201);
        var planned = await owner.Plan("2026-03-10", "08:00", "16:00", worker);
        var (missing, worked, late) = (await owner.Plan("2026-03-30", "08:00", "16:00", worker), await owner.Plan("2026-03-31", "14:00", "20:00", colleague), await owner.Plan("2026-03-31", "20:30", "23:30", worker));
        var pending = await worker.Asked("2026-03-20", "2026-03-20", "unpaid");

        host.Clock.Now = At("2026-03-31T20:31:00Z");
        var missed = (await owner.Post(MarkAbsentPath, new { userId = worker.UserId, shiftId = missing })).Should(200)["attendanceRecord"].Id();
        var done = await owner.Enter(colleague, worked, At("2026-03-31T14:00:00Z"), At("2026-03-31T20:00:00Z"));
        var correction = (await worker.Post("/attendanceManagement-api/v1/attendancecorrections", new { kind = "absence", attendanceRecordId = missed, reason = "Was there" })).Should(201)["attendanceCorrection"].Id();
        var open = (await worker.CheckIn(late)).Should(201)["attendanceRecord"].Id();
        var adjustment = (await owner.Post("/payrollReporting-api/v1/payadjustments", new { userId = worker.UserId, day = "2026-03-10", kind = "bonus", code = "Thanks", amount = 5 })).Should(201)["payAdjustment"].Id();

        host.Clock.Now = At("2026-04-01T02:00:00Z");
        var report = (await owner.Calculate(worker)).Should(201)["payrollReport"];
        (await owner.Approve((await owner.Calculate(colleague)).Should(201)["payrollReport"], new { acceptWarnings = new[] { "needsReview" } })).Should(200);
        report = (await owner.Approve(report, new { acceptWarnings = new[] { "openRecords", "pendingLeave", "needsReview", "pendingCorrections" } })).Should(200)["payrollReport"];
        return new Stage(owner, worker, template, planned, missed, done, open, pending, correction, adjustment, report);
    }

    private sealed record Stage(Client Owner, Client Worker, Guid Template, Guid Planned, Guid Missed, Guid Done, Guid Open, Guid Pending, Guid Correction, Guid Adjustment, JsonElement Report)
    {
        public Task<Reply> Delete(string path, object body) => Owner.Send(HttpMethod.Delete, path, JsonContent.Create(body));
    }
}
