using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Identity;

/// <summary>With an erased account goes what all modules have written about the person.</summary>
internal sealed class ForgetPerson(Erasure erasure) : ISubscriber<UserErased>
{
    public Task Hear(UserErased erased, CancellationToken cancel) => erasure.Forget(erased.User, cancel);
}
