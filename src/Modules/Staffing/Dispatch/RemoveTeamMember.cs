using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Coverage;

namespace WorkforceOS.Staffing.Dispatch;

/// <summary>A worker is of the team no longer. Once more changes nothing.</summary>
internal static class RemoveTeamMember
{
    internal sealed record Input([MaxLength(500)] string? Reason = null) : IInput;

    internal sealed record View(DispatchMembershipId MembershipId, Standing Status);

    public static async Task<Result<View>> Handle(DispatchMembershipId membershipId, Input request, StaffingDb db, Member member, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var mine = db.DispatchMemberships.Where(m => m.Id == membershipId && m.BusinessId == member.Business);
        var found = await mine.Select(m => new { m.HubId, m.StaffId }).SingleOrDefaultAsync(cancel);
        if (found is null) return Problem.NotFound;
        if (member.MustManage(found.HubId) is { } refusal) return refusal;
        await transaction.TakeTurn(Blocking.Turn, found.StaffId.Value, cancel);

        var membership = await mine.SingleAsync(cancel);
        if (request.Reason?.Trim() is { Length: > 0 } reason) db.Because(reason);
        membership.Leave();
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return new View(membership.Id, membership.Status);
    }
}
