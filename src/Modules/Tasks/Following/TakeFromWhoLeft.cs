using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Tasks.Following;

/// <summary>Of whoever is gone nothing is awaited any more.</summary>
internal sealed class TakeFromWhoLeft(LeftPeople left, ICompanies companies, Caller caller, TimeProvider clock) : ISubscriber<UserDeactivated>, ISubscriber<EmploymentEnded>
{
    public Task Hear(UserDeactivated gone, CancellationToken cancel) => left.Take([gone.User], cancel);

    /// <summary>Where the last day is ahead, <see cref="TakeFromUnemployed"/> does it once it is over.</summary>
    public async Task Hear(EmploymentEnded ended, CancellationToken cancel)
    {
        var today = await companies.Today(caller.Company, clock, cancel);
        await left.Take(await left.Among([ended.User], today, cancel), cancel);
    }
}
