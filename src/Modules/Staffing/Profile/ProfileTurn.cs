using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Profile;

/// <summary>What one worker changes of their profile comes one after the other: of some things there are only so many, and of some one is the primary.</summary>
internal sealed class ProfileTurn(Worker worker, Scope scope)
{
    public async Task<ScopeTransaction> Begin(CancellationToken cancel)
    {
        var transaction = await scope.Begin(cancel);
        await transaction.TakeTurn("staffing.profile", worker.Id.Value, cancel);
        return transaction;
    }
}
