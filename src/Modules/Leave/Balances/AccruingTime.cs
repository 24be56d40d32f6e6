using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave.Balances;

/// <summary>Counted time, where leave is accrued by it; what a marketplace pays for accrues nothing here.</summary>
internal sealed class AccruingTime(IWorkedTimes workedTimes, ICompanies companies, Caller caller, TimeProvider clock)
{
    public async Task<ILookup<UserId, WorkedStretch>> Of(IReadOnlyCollection<UserId> users, IEnumerable<LeaveEntitlement> promised, CancellationToken cancel)
    {
        if (promised.Where(e => e.Accrual is Accrual.PerHour).Min(e => (DateOnly?)e.ValidFrom) is not { } first) return Enumerable.Empty<WorkedStretch>().ToLookup(_ => default(UserId));
        var zone = (await companies.Find(caller.Company, cancel))!.Zone;
        var times = await workedTimes.Between(users, WallClock.DayRange(first, zone).Start, clock.GetUtcNow(), cancel);
        return times.Where(t => !t.PaidElsewhere).ToLookup(t => t.User, t => new WorkedStretch(WallClock.DayOf(t.StartsAt, zone), (long)(t.EndsAt - t.StartsAt).TotalSeconds));
    }
}
