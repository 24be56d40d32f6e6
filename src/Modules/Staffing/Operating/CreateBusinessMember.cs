using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Operating;

/// <summary>An operator says who orders for a client: somebody with an account at once, anybody else by an invitation to their address.</summary>
internal static class CreateBusinessMember
{
    /// <param name="UserId">Somebody of the company or of the marketplace; this, or <paramref name="Email"/>.</param>
    /// <param name="HubIds">Those that a shift manager manages.</param>
    internal sealed record Input(
        ClientRole Role, [MaxLength(100), OneLine] string FirstName, [MaxLength(100), OneLine] string LastName, UserId? UserId = null, [MaxLength(254), OneLine] string? Email = null,
        [MinLength(0), MaxLength(50)] IReadOnlyList<HubId>? HubIds = null) : IInput;

    public static async Task<Result<BusinessMemberView>> Handle(BusinessId businessId, Input request, NewMembers members, HubManagers managers, StaffingDb db, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        if (!await db.Businesses.AnyAsync(b => b.Id == businessId, cancel)) return Problem.NotFound;
        var hubs = (request.HubIds ?? []).Distinct().ToList();
        if (await db.Hubs.CountAsync(h => h.BusinessId == businessId && h.Status == Standing.Active && hubs.Contains(h.Id), cancel) < hubs.Count) return OperatingProblems.UnknownHub;
        var made = await members.Make(businessId, request, cancel);
        if (made.Problem is { } refusal) return refusal;
        await managers.Assign(hubs, made.Value.Id, cancel);
        await transaction.Commit(cancel);
        return BusinessMemberView.Of(made.Value);
    }
}

/// <summary>Makes memberships: active ones of people with an account, and invitations.</summary>
internal sealed class NewMembers(StaffingDb db, IExternalPeople people, IMarketplaceNotices notices, Caller caller, TimeProvider clock)
{
    public async Task<Result<Membership>> Make(BusinessId business, CreateBusinessMember.Input request, CancellationToken cancel)
    {
        var (id, first, last) = (NewId.At<MembershipId>(clock), request.FirstName.Trim(), request.LastName.Trim());
        if (request.UserId is { } user)
            return (await people.Find([user], cancel)).ContainsKey(user) ? await Save(Membership.Active(id, caller.Company, business, user, first, last, request.Role), cancel) : OperatingProblems.UnknownUser;
        if (HubDetails.OrNull(request.Email) is not { } given) return OperatingProblems.NobodyToReach;
        if (people.NormalEmail(given) is not { } email) return OperatingProblems.BadEmail;

        var invited = await Save(Membership.Invited(id, caller.Company, business, email, first, last, phone: null, request.Role), cancel);
        await notices.Post([new MarketplaceNotice(MarketplaceNoticeType.ManagerInvited, NoticeAudience.Client, $"manager-invited:{id}", NoticeRecipient.Invited(email, id.Value))
        {
            Channel = NoticeChannel.Email,
            Data = new Dictionary<string, Guid> { ["membershipId"] = id.Value },
        }], cancel);
        return invited;
    }

    private async Task<Membership> Save(Membership membership, CancellationToken cancel)
    {
        db.Memberships.Add(membership);
        await db.SaveChangesAsync(cancel);
        return membership;
    }
}
