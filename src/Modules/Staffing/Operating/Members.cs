using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Operating;

/// <summary>Who orders for a client, or is invited to.</summary>
internal sealed record BusinessMemberView : View
{
    public BusinessId BusinessId { get; init; }

    /// <summary>Null until whoever was invited has come.</summary>
    public UserId? UserId { get; init; }

    public string FirstName { get; init; } = "";
    public string LastName { get; init; } = "";
    public string? InvitedEmail { get; init; }
    public ClientRole Role { get; init; }
    public MembershipStatus Status { get; init; }

    public static BusinessMemberView Of(Membership member) => new BusinessMemberView
    {
        BusinessId = member.BusinessId, UserId = member.UserId, FirstName = member.FirstName, LastName = member.LastName, InvitedEmail = member.InvitedEmail, Role = member.Role, Status = member.Status,
    }.Stamped(member, member.UserId);
}

/// <summary>The members of all clients.</summary>
internal static class ListBusinessMembers
{
    public static readonly Filters<Membership> Filters = new Filters<Membership>().Id("businessId", m => m.BusinessId).Id("userId", m => m.UserId).Choice("role", m => m.Role).Choice("status", m => m.Status);

    public static async Task<Result<Page<BusinessMemberView>>> Handle(ListOf<Membership> list, StaffingDb db, CancellationToken cancel) => (await list.Read(db.Memberships, cancel)).Select(BusinessMemberView.Of);
}
