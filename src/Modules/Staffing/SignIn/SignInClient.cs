using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.SignIn;

/// <summary>A member of a client comes with mail and password. Whoever was invited to one by that address, and has shown that it is theirs, is a member by it.</summary>
internal static class SignInClient
{
    internal sealed record Input([MaxLength(254)] string Email, [MaxLength(200)] string Password) : IInput;

    public static async Task<Result<AuthEnvelope>> Handle(Input request, StaffingDb db, IExternalPeople people, StaffingAccess access, Entrance entrance, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        var found = await people.CheckPassword(request.Email, request.Password, cancel);
        if (found.Problem is { } locked) return locked;
        if (found.Value is not { } account) return StaffingProblems.InvalidCredentials;

        await using var transaction = await scope.Begin(cancel);
        await Activate(account, db, scope.Caller.Company, clock.GetUtcNow(), cancel);
        if (await access.MemberOf(account.Id, cancel) is not { } member)
            return await db.Memberships.AnyAsync(m => m.UserId == account.Id, cancel) ? StaffingProblems.AccountDisabled : StaffingProblems.NoClientAccess;
        return await entrance.LetIn(account, member, staff: null, transaction, cancel);
    }

    /// <summary>At each client once: an invitation of who is a member there already stays what it is.</summary>
    private static async Task Activate(Account account, StaffingDb db, CompanyId company, DateTimeOffset now, CancellationToken cancel)
    {
        var email = account.EmailVerified ? account.Email : null;
        var invited = await db.Memberships.FromSql($"""
            SELECT * FROM staffing.memberships WHERE status = 'invited' AND company_id = {company.Value} AND (user_id = {account.Id.Value} OR (user_id IS NULL AND lower(invited_email) = {email}))
            """).Where(m => !db.Memberships.Any(other => other.Id != m.Id && other.BusinessId == m.BusinessId && other.UserId == account.Id)).ToListAsync(cancel);
        foreach (var membership in invited)
        {
            membership.Activate(account.Id, now);
            db.Publish(new MembershipActivated(membership.Id.Value, account.Id), membership.Id.Value);
        }
        await db.SaveChangesAsync(cancel);
    }
}
