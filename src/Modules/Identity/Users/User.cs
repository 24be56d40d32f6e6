using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>A person with an account in one company.</summary>
[Tracked("auth", "user")]
internal sealed class User : Record<UserId>
{
    /// <summary>As <see cref="Mailbox.Normal"/> writes it; null for who came by phone.</summary>
    public string? Email { get; set; }

    /// <summary>E.164. Theirs by a code that came to it; no other number stands here.</summary>
    public string? Phone { get; set; }

    /// <summary>A person of the marketplace: not of the house, and hidden from it by <see cref="IdentityDb.HouseFilter"/>.</summary>
    public bool External { get; init; }

    [Secret]
    public string PasswordHash { get; set; } = "";

    public string Fullname { get; set; } = "";
    public string? Avatar { get; set; }

    /// <summary>As the wire spells it, so that lists filter and sort by it.</summary>
    public string RoleId { get; private set; } = "";

    public Role Role
    {
        get => Enum.Parse<Role>(RoleId, ignoreCase: true);
        set => RoleId = Text.Of(value);
    }

    public bool EmailVerified { get; set; }

    /// <summary>When a code that was mailed to it first came back; <see cref="EmailVerified"/> may be an admin's word.</summary>
    public DateTimeOffset? EmailProvedAt { get; private set; }

    /// <summary>BCP 47; null is the company's.</summary>
    public string? Language { get; set; }

    /// <summary>IANA name; null is the company's.</summary>
    public string? Timezone { get; set; }

    /// <summary>False for who registered by themselves where an admin lets people in, until one does.</summary>
    public bool Approved { get; set; } = true;

    /// <summary>When its owner left; within thirty days they may come back.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>When the person was taken out of the row.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Takes the person out; the id stays, for the sums and the trail that name it.</summary>
    public void Erase(DateTimeOffset now) =>
        (Email, Phone, Fullname, Avatar, PasswordHash, EmailVerified, Language, Timezone, ErasedAt) = ($"{Id.Value:N}@erased.invalid", null, "Erased person", null, "", false, null, null, now);
}
