using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Identity;

/// <summary>An account as its owner and the admins see it.</summary>
internal sealed record UserView : View
{
    /// <summary>Null for who came by phone.</summary>
    public string? Email { get; init; }

    /// <summary>E.164; shown to be theirs by a code that came to it.</summary>
    public string? Phone { get; init; }

    /// <summary>A person of the marketplace, not of the house.</summary>
    public bool External { get; init; }

    public string Fullname { get; init; } = "";
    public string Avatar { get; init; } = "";
    public string RoleId { get; init; } = "";
    public bool EmailVerified { get; init; }

    /// <summary>BCP 47; null where the company's counts.</summary>
    public string? Language { get; init; }

    /// <summary>IANA name; null where the company's counts.</summary>
    public string? Timezone { get; init; }

    /// <summary>False while an admin has still to let the person in.</summary>
    public bool Approved { get; init; }

    public static UserView Of(User user) => new UserView
    {
        Email = user.Email,
        Phone = user.Phone,
        External = user.External,
        Fullname = user.Fullname,
        Avatar = GeneratedPicture.Or(user),
        RoleId = user.RoleId,
        EmailVerified = user.EmailVerified,
        Language = user.Language,
        Timezone = user.Timezone,
        Approved = user.Approved,
    }.Stamped(user, user.Id);
}
