using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave.Delegations;

/// <summary>Whose delegation it is, or an admin, takes it back.</summary>
internal static class RemoveDelegation
{
    public static async Task<Result<DelegationView>> Handle(DelegationId delegationId, LeaveDb db, DelegationWriter writer, Caller caller, CancellationToken cancel)
    {
        var delegation = await db.Delegations.SingleOrDefaultAsync(d => d.Id == delegationId, cancel);
        if (delegation is null) return Problem.NotFound;
        if (delegation.UserId != caller.User && !caller.IsAdmin) return Problem.NotTheOwner;

        delegation.Delete();
        return await writer.Save(delegation, cancel) is { } notThis ? notThis : DelegationView.Of(delegation);
    }
}
