using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Leave;

/// <summary>
/// Writes a wish into a request, and keeps the requests of one person apart. The table's exclusion constraint upholds it; that a
/// person's wishes are saved one at a time lets the refusal name the other request, and keeps simultaneous ones from waiting for
/// each other inside the constraint.
/// </summary>
internal sealed class Wishes(LeaveDb db, IDepartments departments)
{
    /// <param name="today">By the company's wall.</param>
    public async Task<Problem?> Save(LeaveRequest request, Wish wish, DateOnly today, ScopeTransaction transaction, CancellationToken cancel)
    {
        var newDepartment = wish.DepartmentId == request.DepartmentId ? null : wish.DepartmentId;
        if (request.Ask(wish, today) is { } refusal) return refusal;
        if (newDepartment is { } department && !(await departments.Briefs([department], cancel)).ContainsKey(department)) return LeaveProblems.NoSuchDepartment;

        await transaction.TakeTurn("leave.wishes", request.UserId.Value, cancel);
        var other = await db.Requests.AsNoTracking()
            .Where(r => r.UserId == request.UserId && r.Id != request.Id && (r.Status == LeaveStatus.Pending || r.Status == LeaveStatus.Approved))
            .Where(r => r.StartDate <= wish.EndDate && r.EndDate >= wish.StartDate)
            .OrderBy(r => r.StartDate).FirstOrDefaultAsync(cancel);
        if (other is not null) return LeaveProblems.Overlap(other);

        await db.SaveChangesAsync(cancel);
        return null;
    }
}
