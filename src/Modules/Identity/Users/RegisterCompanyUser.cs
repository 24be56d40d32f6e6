using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Somebody registers into a company, or comes back to the account they archived there.</summary>
internal static class RegisterCompanyUser
{
    internal sealed record Input(
        [MailAddress] string Email, [MaxLength(200)] string Password, [MaxLength(200)] string Fullname,
        [WebAddress] string? Avatar = null, string? SocialCode = null) : IInput;

    internal sealed record Extras(bool EmailVerificationNeeded);

    public static async Task<Result<Answer<UserView, Extras>>> Handle(Input request, IdentityDb db, Passwords passwords, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (request.SocialCode is not null) return IdentityProblems.SocialCodeUnknown;
        if (caller.Company == CompanyId.Root) return IdentityProblems.RegisterInCompany;
        var hash = await passwords.New(request.Password, request.Email, request.Fullname, cancel);
        if (hash.Problem is { } weak) return weak;

        var now = clock.GetUtcNow();
        var email = Mailbox.Normal(request.Email);
        var user = await db.Users.WhoMayReturn(now).SingleOrDefaultAsync(u => u.Email == email, cancel);
        if (user is { IsActive: true }) return IdentityProblems.EmailTaken;

        if (user is null)
        {
            await db.LetGoOfAddress(caller.Company, email, now, cancel);
            user = new User { Id = NewId.At<UserId>(clock), CompanyId = caller.Company, Role = Role.TenantUser, Email = email };
            db.Users.Add(user);
            db.Publish(new UserRegistered(user.Id, request.Fullname.Trim(), email), user.Id.Value);
        }
        else
        {
            user.ReturnFromArchive();
            db.Publish(new UserReturned(user.Id), user.Id.Value);
        }
        // Whoever registers an archived address has yet to show that it is theirs.
        user.EmailVerified = false;
        user.PasswordHash = hash.Value;
        user.Fullname = request.Fullname.Trim();
        user.Avatar = request.Avatar ?? user.Avatar;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException lost) when (lost.Violates("user_email"))
        {
            return IdentityProblems.EmailTaken;
        }
        return new Answer<UserView, Extras>(UserView.Of(user), new(EmailVerificationNeeded: true));
    }
}
