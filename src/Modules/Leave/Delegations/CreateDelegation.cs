using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Leave.Delegations;

/// <param name="UserId">Oneself, where nothing is said; admins name others.</param>
internal sealed record NewDelegation(UserId SubstituteId, DateOnly From, DateOnly To, UserId? UserId = null) : IInput;

/// <summary>Somebody says who decides in their place on some days, or an admin does.</summary>
internal static class CreateDelegation
{
    public static async Task<Result<DelegationView>> Handle(NewDelegation input, LeaveDb db, DelegationWriter writer, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var user = input.UserId ?? caller.User;
        if (user != caller.User && !caller.IsAdmin) return Problem.NotTheOwner;
        if (await writer.RefuseStranger(user, cancel) is { } unknown) return unknown;
        var delegation = new Delegation { Id = NewId.At<DelegationId>(clock), CompanyId = caller.Company, UserId = user };
        if (delegation.Be(input.SubstituteId, input.From, input.To) is { } refusal) return refusal;
        if (await writer.RefuseStranger(input.SubstituteId, cancel) is { } stranger) return stranger;

        db.Delegations.Add(delegation);
        return await writer.Save(delegation, cancel) is { } notThis ? notThis : DelegationView.Of(delegation);
    }
}
