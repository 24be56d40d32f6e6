using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Leave.Delegations;

internal sealed record DelegationChange(Patch<UserId> SubstituteId, Patch<DateOnly> From, Patch<DateOnly> To) : IInput;

/// <summary>Whose delegation it is, or an admin, changes it.</summary>
internal static class ChangeDelegation
{
    public static async Task<Result<DelegationView>> Handle(DelegationId delegationId, DelegationChange change, LeaveDb db, DelegationWriter writer, Caller caller, CancellationToken cancel)
    {
        var delegation = await db.Delegations.SingleOrDefaultAsync(d => d.Id == delegationId, cancel);
        if (delegation is null) return Problem.NotFound;
        if (delegation.UserId != caller.User && !caller.IsAdmin) return Problem.NotTheOwner;
        if (delegation.Be(change.SubstituteId.Or(delegation.SubstituteId), change.From.Or(delegation.From), change.To.Or(delegation.To)) is { } refusal) return refusal;
        if (change.SubstituteId.IsGiven && await writer.RefuseStranger(delegation.SubstituteId, cancel) is { } stranger) return stranger;

        return await writer.Save(delegation, cancel) is { } notThis ? notThis : DelegationView.Of(delegation);
    }
}
