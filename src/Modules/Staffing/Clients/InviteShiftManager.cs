using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Clients;

/// <summary>Somebody is invited by mail to manage hubs of the business. The same address again is the same invitation; a hub named with it is added.</summary>
internal static class InviteShiftManager
{
    internal sealed record Input(
        [MaxLength(100), OneLine] string FirstName, [MaxLength(100), OneLine] string LastName, [EmailAddress, MaxLength(254), OneLine] string Email, [MaxLength(20), RegularExpression(@"^(\+[1-9][0-9]{6,14})?$")] string? Phone = null, HubId? HubId = null) : IInput;

    internal sealed record View(
        MembershipId MembershipId, UserId? UserId, string Email, string Name, ClientRole Role, MembershipStatus Status, HubId? HubId, HubManagerId? HubManagerId, DateTimeOffset InvitedAt);

    public static async Task<Result<Answer<View>>> Handle(Input request, Hubs hubs, Invitations invitations, HubManagers managers, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        if (request.HubId is { } hub && await hubs.Find(hub, cancel) is null) return Problem.NotFound;
        var invited = await invitations.Invite(request, transaction, cancel);
        if (invited.Problem is { } refusal) return refusal;
        var (membership, isNew) = invited.Value;
        var link = request.HubId is { } managed ? (HubManagerId?)(await managers.Assign([managed], membership.Id, cancel))[0].Id : null;
        await transaction.Commit(cancel);
        return new Answer<View>(new(membership.Id, membership.UserId, membership.InvitedEmail ?? request.Email, membership.FullName, membership.Role, membership.Status, request.HubId, link, membership.CreatedAt), isNew ? null : 200);
    }
}

/// <summary>Invites people to a business, each address once.</summary>
internal sealed class Invitations(StaffingDb db, IExternalPeople people, IMarketplaceNotices notices, Member member, Caller caller, TimeProvider clock)
{
    public async Task<Result<(Membership Membership, bool IsNew)>> Invite(InviteShiftManager.Input request, ScopeTransaction transaction, CancellationToken cancel)
    {
        // Two invitations to one address at once are one.
        await transaction.TakeTurn("staffing.invite", member.Business.Value, cancel);
        var email = request.Email.Trim().ToLowerInvariant();
        var user = (await people.FindByEmail(email, cancel))?.Id;
        var known = await db.Memberships.Where(m => m.BusinessId == member.Business && (m.InvitedEmail == email || (user != null && m.UserId == user))).OrderBy(m => m.Id).FirstOrDefaultAsync(cancel);
        if (known is { Role: not ClientRole.ShiftManager } or { Status: MembershipStatus.Disabled }) return StaffingProblems.MembershipExists;
        if (known is not null) return (known, false);

        var membership = Membership.Invited(NewId.At<MembershipId>(clock), caller.Company, member.Business, email, request.FirstName.Trim(), request.LastName.Trim(), HubDetails.OrNull(request.Phone), ClientRole.ShiftManager);
        db.Memberships.Add(membership);
        await db.SaveChangesAsync(cancel);
        await notices.Post([new MarketplaceNotice(MarketplaceNoticeType.ManagerInvited, NoticeAudience.Client, $"manager-invited:{membership.Id}", NoticeRecipient.Invited(email, membership.Id.Value))
        {
            Channel = NoticeChannel.Email,
            Data = new Dictionary<string, Guid> { ["membershipId"] = membership.Id.Value },
        }], cancel);
        return (membership, true);
    }
}
