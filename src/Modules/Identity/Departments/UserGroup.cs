using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>A department.</summary>
[Tracked("auth", "userGroup")]
internal sealed class UserGroup : Record<DepartmentId>
{
    public string GroupName { get; set; } = "";
    public string? Avatar { get; set; }

    /// <summary>Who made it.</summary>
    public UserId? OwnerId { get; init; }
}
