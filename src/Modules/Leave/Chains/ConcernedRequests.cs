using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave.Chains;

/// <summary>Which requests may be others' to decide now that something has changed about a person.</summary>
internal sealed class ConcernedRequests(LeaveDb db, IReporting reporting)
{
    /// <summary>The person's own, those that they are asked to decide or are meant to, and those that look further up.</summary>
    public async Task<IQueryable<LeaveRequest>> By(UserId person, CancellationToken cancel)
    {
        UserId[] people = [person, .. await reporting.ReportsOf(person, cancel)];
        return db.Requests.Where(r => people.Contains(r.UserId) || db.Steps.Any(s => s.LeaveRequestId == r.Id && s.Decision == null && (s.UserId == person || s.Who == StepWho.SecondLine))
            || db.Approvers.Any(a => a.UserId == person && a.LeaveRequestId == r.Id));
    }
}
