using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Leave.Delegations;

/// <summary>Admins read all, everybody else their own and those by which they are substitutes.</summary>
internal static class ReadDelegations
{
    public static readonly Filters<Delegation> Filters = new Filters<Delegation>()
        .Id("userId", d => d.UserId)
        .Id("substituteId", d => d.SubstituteId)
        .Day("from", d => d.From)
        .Day("to", d => d.To);

    public static async Task<Result<DelegationView>> One(DelegationId delegationId, LeaveDb db, Caller caller, CancellationToken cancel)
    {
        var delegation = await db.Delegations.AsNoTracking().SingleOrDefaultAsync(d => d.Id == delegationId, cancel);
        if (delegation is null) return Problem.NotFound;
        return caller.IsAdmin || delegation.UserId == caller.User || delegation.SubstituteId == caller.User ? DelegationView.Of(delegation) : Problem.NotTheOwner;
    }

    public static async Task<Result<Page<DelegationView>>> Visible(ListOf<Delegation> list, LeaveDb db, Caller caller, CancellationToken cancel)
    {
        var reader = caller.User;
        var visible = caller.IsAdmin ? db.Delegations : db.Delegations.Where(d => d.UserId == reader || d.SubstituteId == reader);
        return (await list.Read(visible, cancel)).Select(DelegationView.Of);
    }
}
