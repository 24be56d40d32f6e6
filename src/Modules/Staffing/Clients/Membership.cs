using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Clients;

/// <summary>Somebody who orders for a business, or is invited to.</summary>
[Tracked("staffing", "membership")]
internal sealed class Membership : Record<MembershipId>
{
    public BusinessId BusinessId { get; init; }
    public UserId? UserId { get; private set; }
    public string FirstName { get; init; } = "";
    public string LastName { get; private set; } = "";
    public string? InvitedEmail { get; init; }
    public string? Phone { get; init; }
    public ClientRole Role { get; init; }
    public MembershipStatus Status { get; private set; }
    public DateTimeOffset? LastActiveAt { get; private set; }

    public static Membership Active(MembershipId id, CompanyId company, BusinessId business, UserId user, string firstName, string lastName, ClientRole role, string? phone = null) => new()
    {
        Id = id, CompanyId = company, BusinessId = business, UserId = user, FirstName = firstName, LastName = lastName, Phone = phone, Role = role, Status = MembershipStatus.Active,
    };

    public string FullName => $"{FirstName} {LastName}".Trim();

    public static Membership Invited(MembershipId id, CompanyId company, BusinessId business, string email, string firstName, string lastName, string? phone, ClientRole role) => new()
    {
        Id = id, CompanyId = company, BusinessId = business, InvitedEmail = email, FirstName = firstName, LastName = lastName, Phone = phone, Role = role, Status = MembershipStatus.Invited,
    };

    /// <summary>Whoever was invited has come.</summary>
    public void Activate(UserId user, DateTimeOffset now) => (UserId, Status, LastActiveAt) = (user, MembershipStatus.Active, now);
}
