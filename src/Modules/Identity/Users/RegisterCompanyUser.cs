using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Somebody registers into a company, as far as it lets people in. Who registers the address of an archived account is answered like anybody, and comes back to it with a code from the mailbox.</summary>
internal static class RegisterCompanyUser
{
    internal sealed record Input(
        [MailAddress] string Email, [MaxLength(200)] string Password, [MaxLength(200), OneLine] string Fullname,
        [WebAddress(OrPath = true)] string? Avatar = null, string? SocialCode = null) : IInput;

    /// <param name="ApprovalNeeded">An admin of the company has to let the person in.</param>
    internal sealed record Extras(bool EmailVerificationNeeded, bool ApprovalNeeded);

    public static async Task<Result<Answer<UserView, Extras>>> Handle(Input request, IdentityDb db, Passwords passwords, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (request.SocialCode is not null) return IdentityProblems.SocialCodeUnknown;
        if (caller.Company == CompanyId.Root) return IdentityProblems.RegisterInCompany;
        var company = await db.Companies.AsNoTracking().SingleAsync(c => c.Id == caller.Company, cancel);
        if (!company.TakesRegistrations) return IdentityProblems.RegistrationClosed;
        var hash = await passwords.New(request.Password, request.Email, request.Fullname, cancel);
        if (hash.Problem is { } weak) return weak;

        var now = clock.GetUtcNow();
        var email = Mailbox.Normal(request.Email);
        var known = await db.Users.WhoMayReturn(now).AsNoTracking().SingleOrDefaultAsync(u => u.Email == email, cancel);
        if (known is { IsActive: true }) return IdentityProblems.EmailTaken;

        var newcomer = new User
        {
            Id = NewId.At<UserId>(clock), CompanyId = caller.Company, Role = Role.TenantUser, Email = email, PasswordHash = hash.Value,
            Fullname = request.Fullname.Trim(), Avatar = Picture.OrNull(request.Avatar), Approved = company.Settings.SelfRegistration is not SelfRegistration.Approval,
        };
        var refusal = known is null ? await Add(newcomer, db, now, cancel) : await Remember(newcomer, known.Id, db, now, cancel);
        if (refusal is not null) return refusal;
        return new Answer<UserView, Extras>(UserView.Of(newcomer), new(EmailVerificationNeeded: true, ApprovalNeeded: !newcomer.Approved));
    }

    private static async Task<Problem?> Add(User newcomer, IdentityDb db, DateTimeOffset now, CancellationToken cancel)
    {
        await db.LetGoOfAddress(newcomer.CompanyId, newcomer.Email!, now, cancel);
        db.Users.Add(newcomer);
        db.Publish(new UserRegistered(newcomer.Id, newcomer.Fullname, newcomer.Email!), newcomer.Id.Value);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException lost) when (lost.Violates("user_email"))
        {
            return IdentityProblems.EmailTaken;
        }
        return null;
    }

    /// <summary>Nothing of the account changes. As with a new address, the first has it; but not for longer than a code is good.</summary>
    private static async Task<Problem?> Remember(User newcomer, UserId archived, IdentityDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var kept = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO identity.pending_returns AS p (company_id, user_id, shown_as, password_hash, fullname, avatar, registered_at)
            VALUES ({newcomer.CompanyId.Value}, {archived.Value}, {newcomer.Id.Value}, {newcomer.PasswordHash}, {newcomer.Fullname}, {newcomer.Avatar}, {now})
            ON CONFLICT (company_id, user_id) DO UPDATE SET
                shown_as = excluded.shown_as, password_hash = excluded.password_hash, fullname = excluded.fullname, avatar = excluded.avatar, registered_at = excluded.registered_at
            WHERE p.registered_at <= {now - Code.Lifetime}
            """, cancel);
        if (kept == 0) return IdentityProblems.EmailTaken;
        // A code that was mailed before belongs to what somebody else had said.
        await db.Codes.Where(c => c.Purpose == CodePurpose.EmailVerification && c.UserId == archived && c.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancel);
        ((IRecord)newcomer).Stamp(now, created: true);
        return null;
    }
}
