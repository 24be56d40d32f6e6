using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Operating;

/// <summary>An operator changes what a member may do for their client, or lets them in or out.</summary>
internal static class UpdateBusinessMember
{
    internal sealed record Input(Patch<ClientRole> Role, Patch<MembershipStatus> Status) : IInput;

    private sealed record Terms(ClientRole Role, MembershipStatus Status);

    public static async Task<Result<BusinessMemberView>> Handle(MembershipId membershipId, Input change, StaffingDb db, CancellationToken cancel)
    {
        if (await db.Memberships.SingleOrDefaultAsync(m => m.Id == membershipId, cancel) is not { } member) return Problem.NotFound;
        var terms = new Terms(change.Role.Or(member.Role), change.Status.Or(member.Status));
        if (terms.Status is MembershipStatus.Active && member.UserId is null) return OperatingProblems.NotHereYet;
        if (terms.Status is MembershipStatus.Invited && member.Status is not MembershipStatus.Invited) return Problem.NotAnEnumValue("status", [Text.Of(MembershipStatus.Active), Text.Of(MembershipStatus.Disabled)]);
        db.Entry(member).CurrentValues.SetValues(terms);
        await db.SaveChangesAsync(cancel);
        return BusinessMemberView.Of(member);
    }
}
