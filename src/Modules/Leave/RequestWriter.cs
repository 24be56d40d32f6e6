using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Leave;

/// <summary>
/// Writes what is asked for into a request, and keeps the requests of one person apart. The table's exclusion constraint upholds it; that a
/// person's requests are saved one at a time lets the refusal name the other request, and keeps simultaneous ones from waiting for
/// each other inside the constraint.
/// </summary>
internal sealed class RequestWriter(LeaveDb db, IDepartments departments, ICompanies companies, Caller caller, TimeProvider clock)
{
    public async Task<Problem?> Save(LeaveRequest request, RequestedLeave asked, ScopeTransaction transaction, CancellationToken cancel)
    {
        var newDepartment = asked.DepartmentId == request.DepartmentId ? null : asked.DepartmentId;
        if (request.Ask(asked, await companies.Today(caller.Company, clock, cancel), clock.GetUtcNow()) is { } refusal) return refusal;
        if (newDepartment is { } department && !(await departments.Briefs([department], cancel)).ContainsKey(department)) return LeaveProblems.NoSuchDepartment;

        await transaction.TakeTurn("leave.requests", request.UserId.Value, cancel);
        var other = await db.Requests.AsNoTracking()
            .Where(r => r.UserId == request.UserId && r.Id != request.Id && (r.Status == LeaveStatus.Pending || r.Status == LeaveStatus.Approved))
            .Where(r => r.StartDate <= asked.EndDate && r.EndDate >= asked.StartDate)
            .OrderBy(r => r.StartDate).FirstOrDefaultAsync(cancel);
        if (other is not null) return LeaveProblems.Overlap(other);

        await db.SaveChangesAsync(cancel);
        return null;
    }
}
