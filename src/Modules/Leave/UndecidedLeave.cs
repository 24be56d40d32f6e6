using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave;

/// <summary>Tells payroll of requests that nobody has answered.</summary>
internal sealed class UndecidedLeave(LeaveDb db) : IUndecided
{
    private const string Pending = "pendingLeave";

    public async Task<IReadOnlyList<Undecided>> Of(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        List<UserId> of = [.. users];
        var pending = await db.Requests.Where(r => of.Contains(r.UserId) && r.Status == LeaveStatus.Pending && r.StartDate <= to && r.EndDate >= from)
            .GroupBy(r => r.UserId).Select(own => new { User = own.Key, Count = own.Count() }).ToListAsync(cancel);
        return [.. pending.Select(p => new Undecided(p.User, Pending, p.Count))];
    }
}
