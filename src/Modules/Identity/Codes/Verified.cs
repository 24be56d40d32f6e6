using Microsoft.EntityFrameworkCore;
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
    /// <summary>An owner whose address is known may found the next company.</summary>
    public static async Task Verify(this User user, IdentityDb db, CancellationToken cancel)
    {
        if (user.EmailVerified) return;
        user.EmailVerified = true;
        if (user.Role is Role.TenantOwner && await db.Companies.SingleOrDefaultAsync(c => c.Id == user.CompanyId, cancel) is { } company) company.Verify();
    }
}
