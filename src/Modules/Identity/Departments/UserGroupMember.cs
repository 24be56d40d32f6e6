using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

internal readonly record struct UserGroupMemberId(Guid Value) : IId<UserGroupMemberId>
{
    public static UserGroupMemberId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>One person in one department.</summary>
[Tracked("auth", "userGroupMember")]
internal sealed class UserGroupMember : Record<UserGroupMemberId>
{
    public DepartmentId GroupId { get; init; }
    public UserId UserId { get; init; }

    /// <summary>Who added them.</summary>
    public UserId? OwnerId { get; init; }
}
