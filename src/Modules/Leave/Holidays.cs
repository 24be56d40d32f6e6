using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave;

/// <summary>No company keeps holidays yet.</summary>
internal sealed class Holidays : IHolidays
{
    public Task<ILookup<UserId, HolidayFacts>> Of(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel) =>
        Task.FromResult(Enumerable.Empty<(UserId User, HolidayFacts Day)>().ToLookup(holiday => holiday.User, holiday => holiday.Day));
}
