using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave;

/// <summary>
/// Writes what is asked for into a request, and keeps the requests of one person apart. The table's exclusion constraint upholds it; that a
/// person's requests are saved one at a time lets the refusal name the other request, and keeps simultaneous ones from waiting for
/// each other inside the constraint.
/// </summary>
internal sealed class RequestWriter(LeaveDb db, IDepartments departments, ICompanies companies, LeaveTypes types, Caller caller, TimeProvider clock)
{
    public async Task<Problem?> Save(LeaveRequest request, RequestedLeave wanted, ScopeTransaction transaction, CancellationToken cancel)
    {
        var company = (await companies.Find(caller.Company, cancel))!;
        var found = await TypeOf(request, wanted, company.Settings, cancel);
        if (found.Problem is { } unknown) return unknown;
        var (before, asked) = (request.Requested(), wanted with { TypeId = found.Value?.Id });
        var now = clock.GetUtcNow();
        if (request.Ask(asked, found.Value, company.Settings.HalfDayAt, WallClock.DayOf(now, company.Zone), now) is { } refusal) return refusal;
        if (asked.DepartmentId is { } department && department != before.DepartmentId && !(await departments.Briefs([department], cancel)).ContainsKey(department)) return LeaveProblems.NoSuchDepartment;

        await transaction.TakeTurn("leave.requests", request.UserId.Value, cancel);
        if (await db.Overlapping(request, cancel) is { } other) return LeaveProblems.Overlap(other);

        var isNew = db.Entry(request).State is EntityState.Added;
        if (!isNew && before.IsOtherwise(asked)) db.Publish(new LeaveChanged(request.Id, request.UserId, before.LeaveType, before.Span.StartDate, before.Span.EndDate, asked.LeaveType, asked.Span.StartDate, asked.Span.EndDate), request.Id.Value);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>A reviewer says which type was meant. Of leave that is approved, pay hears of it.</summary>
    public async Task<Problem?> Name(LeaveRequest request, LeaveTypeId id, CancellationToken cancel)
    {
        if (id == request.LeaveTypeId) return null;
        if (await types.Find(id, deletedToo: false, cancel) is not { } type) return LeaveTypeProblems.Unknown;
        if (request.Mean(type) is { } refusal) return refusal;
        if (request.Status is LeaveStatus.Approved) db.Publish(new LeaveDaysChanged(request.Id, request.UserId, request.StartDate, request.EndDate), request.Id.Value);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private async Task<Result<LeaveType?>> TypeOf(LeaveRequest request, RequestedLeave asked, CompanySettings settings, CancellationToken cancel)
    {
        var type = asked.TypeId is { } id ? await types.Find(id, deletedToo: id == request.LeaveTypeId, cancel) : await types.Named(asked.LeaveType, cancel);
        if (type is null && (asked.TypeId is not null || !settings.FreeLeaveTypes)) return LeaveTypeProblems.Unknown;
        if (type is { Requestable: false } && request.UserId == caller.User) return LeaveTypeProblems.NotRequestable;
        return type;
    }
}
