using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>An account as its owner and the admins see it.</summary>
internal sealed record UserView : View
{
    public string Email { get; init; } = "";
    public string Fullname { get; init; } = "";
    public string? Avatar { get; init; }
    public string RoleId { get; init; } = "";
    public bool EmailVerified { get; init; }

    public static UserView Of(User user) => new UserView
    {
        Email = user.Email,
        Fullname = user.Fullname,
        Avatar = user.Avatar,
        RoleId = user.RoleId,
        EmailVerified = user.EmailVerified,
    }.Stamped(user, user.Id);
}
