using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Somebody registered the address of an archived account. It stays as it is until a code from the mailbox shows that they are its owner.</summary>
internal sealed class PendingReturn : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public UserId UserId { get; init; }

    /// <summary>The id that was answered, as new as any: nobody learns that there is an account.</summary>
    public UserId ShownAs { get; init; }

    public string PasswordHash { get; init; } = "";
    public string Fullname { get; init; } = "";
    public string? Avatar { get; init; }
    public DateTimeOffset RegisteredAt { get; init; }
}
