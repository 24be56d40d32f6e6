using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Identity;

/// <summary>A department on the wire.</summary>
internal sealed record UserGroupView : View
{
    public string GroupName { get; init; } = "";
    public string? Avatar { get; init; }

    public static UserGroupView Of(UserGroup group) => new UserGroupView { GroupName = group.GroupName, Avatar = group.Avatar }.Stamped(group, group.OwnerId);
}

/// <summary>A membership on the wire.</summary>
internal record UserGroupMemberView : View
{
    public DepartmentId GroupId { get; init; }
    public UserId UserId { get; init; }
    public UserId? OwnerId { get; init; }

    public static UserGroupMemberView Of(UserGroupMember member) =>
        new UserGroupMemberView { GroupId = member.GroupId, UserId = member.UserId, OwnerId = member.OwnerId }.Stamped(member, member.OwnerId);
}

/// <summary>The same with the person.</summary>
internal sealed record UserGroupMemberDetails : UserGroupMemberView
{
    public UserGroupMemberDetails(UserGroupMember member, PersonBrief? person) : base(Of(member)) => User = person;

    public PersonBrief? User { get; init; }
}
