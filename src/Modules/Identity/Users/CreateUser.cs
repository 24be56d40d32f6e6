using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>An admin makes somebody's account.</summary>
internal static class CreateUser
{
    internal sealed record Input(
        [MailAddress] string Email, [MaxLength(200)] string Password, [MaxLength(200), OneLine] string Fullname,
        [WebAddress(OrPath = true)] string? Avatar = null, Role? RoleId = null, bool EmailVerified = false) : IInput;

    public static async Task<Result<UserView>> Handle(Input request, IdentityDb db, Passwords passwords, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var role = request.RoleId ?? RoleLadder.Lowest(caller.Company);
        if (RoleLadder.RefusalToGive(role, caller) is { } tooHigh) return tooHigh;
        var hash = await passwords.New(request.Password, request.Email, request.Fullname, cancel);
        if (hash.Problem is { } weak) return weak;

        var user = new User
        {
            Id = NewId.At<UserId>(clock), CompanyId = caller.Company, Role = role, Email = Mailbox.Normal(request.Email), PasswordHash = hash.Value,
            Fullname = request.Fullname.Trim(), Avatar = Picture.OrNull(request.Avatar), EmailVerified = request.EmailVerified,
        };
        await db.LetGoOfAddress(caller.Company, user.Email, clock.GetUtcNow(), cancel);
        db.Users.Add(user);
        db.Publish(new UserRegistered(user.Id, user.Fullname, user.Email, ByAdmin: true), user.Id.Value);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException lost) when (lost.Violates("user_email"))
        {
            return IdentityProblems.EmailTaken;
        }
        return UserView.Of(user);
    }
}
