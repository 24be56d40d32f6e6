using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>The address is its owner's.</summary>
internal sealed record Verified(string Email, UserId UserId)
{
    public string Status => "OK";

    public bool IsVerified => true;
}

internal static class Verifying
{
    /// <summary>A code that was mailed to the person has come back: the address is theirs.</summary>
    public static void Prove(this User user, IdentityDb db, TimeProvider clock)
    {
        if (user.EmailProvedAt is not null) return;
        user.EmailProvedAt = clock.GetUtcNow();
        db.Publish(new EmailProved(user.Id), user.Id.Value);
    }

    /// <summary>An owner whose address is known may found the next company.</summary>
    public static async Task Verify(this User user, IdentityDb db, TimeProvider clock, CancellationToken cancel)
    {
        user.Prove(db, clock);
        if (user.EmailVerified) return;
        user.EmailVerified = true;
        if (user.Role is Role.TenantOwner && await db.Companies.SingleOrDefaultAsync(c => c.Id == user.CompanyId, cancel) is { } company) company.Verify();
    }
}
