using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Leave.Balances;
using WorkforceOS.Leave.Chains;
using WorkforceOS.Leave.Counting;
using WorkforceOS.Leave.Delegations;
using WorkforceOS.Leave.Holidays;
using WorkforceOS.Leave.Notices;
using WorkforceOS.Leave.Types;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Leave;

/// <summary>People ask to be absent, their managers decide, the schedule follows.</summary>
public static class LeaveModule
{
    public static IServiceCollection AddLeave(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<LeaveDb>();
        services.AddScoped<LeaveTypes>();
        services.AddScoped<LeaveCounting>();
        services.AddScoped<RequestWriter>();
        services.AddScoped<Reviewers>();
        services.AddScoped<ReviewLeave>();
        services.AddScoped<ReadLeave>();
        services.AddScoped<ListLeave>();
        services.AddScoped<ExportLeave>();
        services.AddScoped<LeaveClashes>();
        services.AddScoped<PreviewLeave>();
        services.AddScoped<ListAbsences>();
        services.AddScoped<IApprovedLeave, ApprovedLeave>();
        services.AddScoped<KeptHolidays>();
        services.AddScoped<IHolidays, KeptHolidays>();
        services.AddScoped<HolidayChanges>();
        services.AddScoped<BalanceBook>();
        services.AddScoped<EarnedTime>();
        services.AddScoped<AccruingTime>();
        services.AddScoped<ListTeamBalances>();
        services.AddScoped<BalanceWriter>();
        services.AddScoped<StepApprovers>();
        services.AddScoped<ApprovalChains>();
        services.AddScoped<ConcernedRequests>();
        services.AddScoped<DelegationWriter>();
        services.AddCompanyJob<AnnounceExpiring>(AnnounceExpiring.Name, "daily 06:00");
        services.AddCompanyJob<AnnounceMissingDocuments>(AnnounceMissingDocuments.Name, "daily 06:00");
        services.AddJob<EscalateLeave>(EscalateLeave.Name, TimeSpan.FromHours(1));
        services.AddCompanyJob<MaterialiseHolidays>(MaterialiseHolidays.Name, "daily 02:30");
        services.AddScoped<IUndecided, UndecidedLeave>();
        services.When<LineManagerChanged, PassOnPending>();
        services.When<UserDeactivated, PassOnPending>();
        services.When<HolidaySettingsChanged, FollowRegions>();
        services.When<PlaceHolidaysChanged, FollowRegions>();
        services.When<EmploymentEnded, EndWithEmployment>();
        services.Erases((LeaveDb db, UserId person) => db.Requests.Where(r => r.UserId == person), r => r.Reason, r => r.DocumentUrl, r => r.DocumentKey)
            // Of which type it was, and whether it was paid, is known without the words.
            .Replaces(r => r.LeaveType, r => "leave");
        services.Erases((LeaveDb db, UserId person) => db.Decisions.Where(d => db.Requests.Any(r => r.Id == d.LeaveRequestId && r.UserId == person)), d => d.Note);
        services.Erases((LeaveDb db, UserId person) => db.Steps.Where(s => db.Requests.Any(r => r.Id == s.LeaveRequestId && r.UserId == person)), s => s.Note);
        services.Erases((LeaveDb db, UserId person) => db.Delegations.Where(d => d.UserId == person));
        services.Erases((LeaveDb db, UserId person) => db.Adjustments.Where(a => a.UserId == person), a => a.Reason);
        services.Erases((LeaveDb db, UserId person) => db.Entitlements.Where(e => e.UserId == person));
        return services;
    }

    public static void MapLeave(this ApiMap api)
    {
        var leave = api.Company("leaveManagement", "leaveRequest", "leaveRequests");
        leave.Create("createLeaveRequest", "/v1/leaverequests", RequestLeave.Handle);
        leave.Update("updateLeaveRequest", "/v1/leaverequests/:leaveRequestId", ChangeLeave.Handle);
        leave.Delete("deleteLeaveRequest", "/v1/leaverequests/:leaveRequestId", DeleteLeave.Handle);
        leave.Get("getLeaveRequest", "/v1/leaverequests/:leaveRequestId", ReadLeave.Any);
        leave.History<LeaveRequestId>("listLeaveRequestHistory", "/v1/leaverequests/:leaveRequestId/history");
        leave.Add("previewLeaveRequest", "POST", "/v1/leaverequests/preview", "get", "leavePreview", PreviewLeave.Handle);
        leave.List("listLeaveRequests", "/v1/leaverequests", ListLeave.Visible, ListLeave.Filters);
        leave.List("exportLeaveRequests", "/v1/leaverequests/export", ExportLeave.Handle, ListLeave.Filters);
        leave.Bucket("uploadLeaveDocumentFile", "POST", "/bucket/leaveDocuments/upload", "create", LeaveDocuments.Upload).AtMost(WantedUpload.MostSent).Limited(Limit.Upload).InSteps();
        leave.Bucket("downloadLeaveDocumentFile", "GET", "/bucket/leaveDocuments/download/:fileId", "get", LeaveDocuments.Download);
        leave.Bucket("downloadLeaveDocumentFileByKey", "GET", "/bucket/leaveDocuments/download/key/:accessKey", "get", LeaveDocuments.DownloadByKey);
        leave.List("listMyLeaveRequests", "/v1/myleaverequests", ListLeave.Own, ListLeave.Filters);
        leave.Get("getMyLeaveRequest", "/v1/myleaverequest/:leaveRequestId", ReadLeave.Own);

        var types = api.Company("leaveManagement", "leaveType", "leaveTypes");
        types.Create("createLeaveType", "/v1/leavetypes", CreateLeaveType.Handle).For(Roles.Admins);
        types.Update("updateLeaveType", "/v1/leavetypes/:leaveTypeId", ChangeLeaveType.Handle).For(Roles.Admins);
        types.Delete("deleteLeaveType", "/v1/leavetypes/:leaveTypeId", RemoveLeaveType.Handle).For(Roles.Admins);
        types.Get("getLeaveType", "/v1/leavetypes/:leaveTypeId", ReadLeaveTypes.One);
        types.History<LeaveTypeId>("listLeaveTypeHistory", "/v1/leavetypes/:leaveTypeId/history");
        types.List("listLeaveTypes", "/v1/leavetypes", ReadLeaveTypes.All, ReadLeaveTypes.Filters);

        var holidays = api.Company("leaveManagement", "holiday", "holidays");
        holidays.Create("createHoliday", "/v1/holidays", CreateHoliday.Handle).For(Roles.Admins);
        holidays.Update("updateHoliday", "/v1/holidays/:holidayId", ChangeHoliday.Handle).For(Roles.Admins);
        holidays.Delete("deleteHoliday", "/v1/holidays/:holidayId", RemoveHoliday.Handle).For(Roles.Admins);
        holidays.Get("getHoliday", "/v1/holidays/:holidayId", ListHolidays.One);
        holidays.History<HolidayId>("listHolidayHistory", "/v1/holidays/:holidayId/history");
        holidays.Add("listHolidays", "GET", "/v1/holidays", "list", "holidays", ListHolidays.Kept);
        holidays.List("listOwnHolidays", "/v1/ownholidays", ListHolidays.Own, ListHolidays.Filters);

        api.Company("leaveManagement", "absence", "absences").Add("listAbsences", "GET", "/v1/absences", "list", "absences", ListAbsences.Handle);
        MapBalances(api);
        MapChains(api);
    }

    private static void MapChains(ApiMap api)
    {
        var policies = api.Company("leaveManagement", "approvalPolicy", "approvalPolicies");
        policies.Create("createApprovalPolicy", "/v1/approvalpolicies", CreateApprovalPolicy.Handle).For(Roles.Admins);
        policies.Update("updateApprovalPolicy", "/v1/approvalpolicies/:approvalPolicyId", ChangeApprovalPolicy.Handle).For(Roles.Admins);
        policies.Delete("deleteApprovalPolicy", "/v1/approvalpolicies/:approvalPolicyId", RemoveApprovalPolicy.Handle).For(Roles.Admins);
        policies.Get("getApprovalPolicy", "/v1/approvalpolicies/:approvalPolicyId", ReadApprovalPolicies.One).For(Roles.Admins);
        policies.History<ApprovalPolicyId>("listApprovalPolicyHistory", "/v1/approvalpolicies/:approvalPolicyId/history").For(Roles.Admins);
        policies.List("listApprovalPolicies", "/v1/approvalpolicies", ReadApprovalPolicies.All, ReadApprovalPolicies.Filters).For(Roles.Admins);

        var delegations = api.Company("leaveManagement", "delegation", "delegations");
        delegations.Create("createDelegation", "/v1/delegations", CreateDelegation.Handle);
        delegations.Update("updateDelegation", "/v1/delegations/:delegationId", ChangeDelegation.Handle);
        delegations.Delete("deleteDelegation", "/v1/delegations/:delegationId", RemoveDelegation.Handle);
        delegations.Get("getDelegation", "/v1/delegations/:delegationId", ReadDelegations.One);
        delegations.History<DelegationId>("listDelegationHistory", "/v1/delegations/:delegationId/history");
        delegations.List("listDelegations", "/v1/delegations", ReadDelegations.Visible, ReadDelegations.Filters);
    }

    private static void MapBalances(ApiMap api)
    {
        var entitlements = api.Company("leaveManagement", "leaveEntitlement", "leaveEntitlements");
        entitlements.Create("createLeaveEntitlement", "/v1/leaveentitlements", CreateEntitlement.Handle).For(Roles.Admins);
        entitlements.Update("updateLeaveEntitlement", "/v1/leaveentitlements/:leaveEntitlementId", ChangeEntitlement.Handle).For(Roles.Admins);
        entitlements.Delete("deleteLeaveEntitlement", "/v1/leaveentitlements/:leaveEntitlementId", RemoveEntitlement.Handle).For(Roles.Admins);
        entitlements.Get("getLeaveEntitlement", "/v1/leaveentitlements/:leaveEntitlementId", ReadEntitlements.One).For(Roles.Admins);
        entitlements.History<LeaveEntitlementId>("listLeaveEntitlementHistory", "/v1/leaveentitlements/:leaveEntitlementId/history").For(Roles.Admins);
        entitlements.List("listLeaveEntitlements", "/v1/leaveentitlements", ReadEntitlements.All, ReadEntitlements.Filters).For(Roles.Admins);

        var adjustments = api.Company("leaveManagement", "leaveAdjustment", "leaveAdjustments");
        adjustments.Create("createLeaveAdjustment", "/v1/leaveadjustments", CreateAdjustment.Handle).For(Roles.Admins);
        adjustments.Update("updateLeaveAdjustment", "/v1/leaveadjustments/:leaveAdjustmentId", ChangeAdjustment.Handle).For(Roles.Admins);
        adjustments.Delete("deleteLeaveAdjustment", "/v1/leaveadjustments/:leaveAdjustmentId", RemoveAdjustment.Handle).For(Roles.Admins);
        adjustments.Get("getLeaveAdjustment", "/v1/leaveadjustments/:leaveAdjustmentId", ReadAdjustments.One).For(Roles.Admins);
        adjustments.History<LeaveAdjustmentId>("listLeaveAdjustmentHistory", "/v1/leaveadjustments/:leaveAdjustmentId/history").For(Roles.Admins);
        adjustments.List("listLeaveAdjustments", "/v1/leaveadjustments", ReadAdjustments.All, ReadAdjustments.Filters).For(Roles.Admins);

        var balances = api.Company("leaveManagement", "leaveBalance", "leaveBalances");
        balances.Add("listLeaveBalances", "GET", "/v1/leavebalances", "list", "leaveBalances", ReadBalances.Handle);
        balances.Add("listTeamLeaveBalances", "GET", "/v1/leavebalances/team", "list", "teamLeaveBalances", ListTeamBalances.Handle);
    }
}
