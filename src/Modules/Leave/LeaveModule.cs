using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Leave;

/// <summary>People ask to be absent, their managers decide, the schedule follows.</summary>
public static class LeaveModule
{
    public static IServiceCollection AddLeave(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<LeaveDb>();
        services.AddScoped<RequestWriter>();
        services.AddScoped<Reviewers>();
        services.AddScoped<ReviewLeave>();
        services.AddScoped<ReadLeave>();
        services.AddScoped<ListLeave>();
        services.AddScoped<IUnpaidLeave, UnpaidLeave>();
        services.AddScoped<IApprovedLeave, ApprovedLeave>();
        services.AddScoped<IHolidays, Holidays>();
        services.When<LineManagerChanged, PassOnPending>();
        services.Erases((LeaveDb db, UserId person) => db.Requests.Where(r => r.UserId == person), r => r.Reason)
            // Whether it was paid stays to be read.
            .Replaces(r => r.LeaveType, r => EF.Functions.ILike(r.LeaveType, "%unpaid%") ? "unpaid" : "other");
        services.Erases((LeaveDb db, UserId person) => db.Decisions.Where(d => db.Requests.Any(r => r.Id == d.LeaveRequestId && r.UserId == person)), d => d.Note);
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
        leave.List("listLeaveRequests", "/v1/leaverequests", ListLeave.Visible, ListLeave.Filters);
        leave.List("listMyLeaveRequests", "/v1/myleaverequests", ListLeave.Own, ListLeave.Filters);
        leave.Get("getMyLeaveRequest", "/v1/myleaverequest/:leaveRequestId", ReadLeave.Own);
    }
}
