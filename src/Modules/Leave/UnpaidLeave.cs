using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave;

/// <summary>Tells payroll on which days somebody has approved leave that is not paid.</summary>
internal sealed class UnpaidLeave(IApprovedLeave leave) : IUnpaidLeave
{
    public async Task<ILookup<UserId, DateOnly>> Days(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel) =>
        (await leave.Days(users, from, to, cancel)).SelectMany(own => own).Where(day => !day.Paid).Select(day => (day.User, day.Day)).Distinct().ToLookup(absent => absent.User, absent => absent.Day);
}
