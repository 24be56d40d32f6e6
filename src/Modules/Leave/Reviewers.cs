using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave;

/// <summary>What the caller is to a request. An admin is the owner of their own: nobody decides their own leave.</summary>
internal enum Standing
{
    Stranger,
    Owner,
    Reviewer,
}

/// <summary>Who reviews whose leave: admins everybody's, line managers that of their reports, and others what awaits their decision.</summary>
internal sealed class Reviewers(LeaveDb db, IReporting reporting, IPeople people, Caller caller)
{
    /// <summary>So many of the requests that awaited or had the caller's decision are listed, the latest, beside those of reports.</summary>
    private const int MostOfOthers = 10_000;

    /// <summary>For whom the caller asks, and what the caller is to them: oneself, or one whose leave the caller reviews.</summary>
    public async Task<Result<(UserId User, Standing As)>> AskFor(UserId? other, CancellationToken cancel)
    {
        var user = other ?? caller.User;
        var standing = await CallerFor(user, cancel);
        if (standing is Standing.Stranger) return Problem.NotTheOwner;
        return (await people.Active([user], cancel)).Contains(user) ? (user, standing) : LeaveProblems.NotOfThisCompany;
    }

    public async Task<Standing> CallerFor(UserId owner, CancellationToken cancel)
    {
        if (owner == caller.User) return Standing.Owner;
        return caller.IsAdmin || await reporting.ManagerOf(owner, cancel) == caller.User ? Standing.Reviewer : Standing.Stranger;
    }

    /// <summary>What the caller is to a request: those whose decision it awaits, or who decided a step of it, review it too.</summary>
    public async Task<Standing> CallerFor(LeaveRequest request, CancellationToken cancel)
    {
        var (reader, id) = (caller.User, request.Id);
        var standing = await CallerFor(request.UserId, cancel);
        return standing is Standing.Stranger && await db.Approvers.AnyAsync(a => a.UserId == reader && a.LeaveRequestId == id, cancel) ? Standing.Reviewer : standing;
    }

    /// <summary>What was asked for is the owner's to change, and nobody else's but the super admin's.</summary>
    public Problem? RefuseEditAs(Standing standing) => standing is Standing.Owner || caller.IsSuperAdmin ? null : LeaveProblems.OnlyOwnerEdits;

    /// <summary>The caller's own and those that the caller reviews.</summary>
    public async Task<IQueryable<LeaveRequest>> Visible(IQueryable<LeaveRequest> requests, CancellationToken cancel)
    {
        if (caller.IsAdmin) return requests;
        UserId[] people = [caller.User, .. await reporting.ReportsOf(caller.User, cancel)];
        var reader = caller.User;
        // Asked for first: of an alternative of a list and a subquery no index is used.
        var others = await db.Approvers.Where(a => a.UserId == reader && !db.Requests.Any(r => r.Id == a.LeaveRequestId && people.Contains(r.UserId)))
            .OrderByDescending(a => a.LeaveRequestId).Take(MostOfOthers).Select(a => a.LeaveRequestId).ToListAsync(cancel);
        return others.Count == 0 ? requests.Where(r => people.Contains(r.UserId)) : requests.Where(r => people.Contains(r.UserId) || others.Contains(r.Id));
    }
}
