using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Coverage;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Dispatch;

/// <summary>A worker is asked before others from now on: at a hub, or at all of the business. Once more changes what is noted.</summary>
internal sealed class AddTeamMember(StaffingDb db, Member member, Scope scope, TimeProvider clock)
{
    /// <param name="HubId">Null for the whole business.</param>
    /// <param name="EffectiveTo">The last day on which it counts.</param>
    internal sealed record Input(StaffId StaffId, TeamType TeamType, HubId? HubId = null, [MaxLength(1000)] string? Notes = null, DateOnly? EffectiveTo = null) : IInput;

    internal sealed record View(DispatchMembershipId MembershipId, StaffId StaffId, HubId? HubId, TeamType TeamType, int DispatchPriority, Standing Status, string? Notes, DateTimeOffset CreatedAt);

    public static Task<Result<Answer<View>>> Handle(Input request, AddTeamMember use, CancellationToken cancel) => use.Run(request, cancel);

    private async Task<Result<Answer<View>>> Run(Input request, CancellationToken cancel)
    {
        var today = WallClock.DayOf(clock.GetUtcNow(), Facts.ZoneOf(member.Timezone));
        if (request is { TeamType: TeamType.CertifiedLocation, HubId: null }) return Problem.Missing("hubId");
        if (request.EffectiveTo < today) return Problem.WrongType("effectiveTo", "It must not be over already.");
        await using var transaction = await scope.Begin(cancel);
        if (await Refuse(request, cancel) is { } refusal) return refusal;
        await transaction.TakeTurn(Blocking.Turn, request.StaffId.Value, cancel);
        if (await db.StaffBlocks.AnyAsync(b => b.BusinessId == member.Business && b.StaffId == request.StaffId && b.ClearedAt == null, cancel)) return StaffingProblems.StaffBlocked;

        var before = await db.DispatchMemberships.SingleOrDefaultAsync(m => m.BusinessId == member.Business && m.HubId == request.HubId && m.StaffId == request.StaffId && m.TeamType == request.TeamType && m.Status == Standing.Active, cancel);
        var membership = before ?? db.DispatchMemberships.Add(new DispatchMembership
        {
            Id = NewId.At<DispatchMembershipId>(clock), CompanyId = new CompanyId(db.CompanyOf), BusinessId = member.Business, HubId = request.HubId, StaffId = request.StaffId, TeamType = request.TeamType,
        }).Entity;
        membership.Add(request.Notes, request.EffectiveTo, today);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return new Answer<View>(new(membership.Id, membership.StaffId, membership.HubId, membership.TeamType, Tiers.TierOf(membership.TeamType), membership.Status, membership.Notes, membership.CreatedAt), before is null ? null : 200);
    }

    private async Task<Problem?> Refuse(Input request, CancellationToken cancel)
    {
        if (request.HubId is { } hub && !await db.Hubs.AnyAsync(h => h.Id == hub && h.BusinessId == member.Business && h.Status == Standing.Active, cancel)) return Problem.NotFound;
        if (member.MustManage(request.HubId) is { } refusal) return refusal;
        return await db.Staff.AnyAsync(s => s.Id == request.StaffId, cancel) ? null : Problem.NotFound;
    }
}
