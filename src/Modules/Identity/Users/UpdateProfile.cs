using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>People change their own name, picture, language and clock.</summary>
internal static class UpdateProfile
{
    public static async Task<Result<UserView>> Handle(UserPatch request, IdentityDb db, Scope scope, Caller caller, CancellationToken cancel)
    {
        await scope.EnterHome(cancel);
        var user = await db.Accounts.SingleOrDefaultAsync(u => u.Id == caller.User, cancel);
        if (user is null) return Problem.NotFound;
        request.ApplyTo(user);
        await db.SaveChangesAsync(cancel);
        return UserView.Of(user);
    }
}

/// <summary>What people may change of their account without more ado. Language and timezone null are the company's.</summary>
internal sealed record UserPatch([MaxLength(200), OneLine] Patch<string> Fullname, [WebAddress(OrPath = true)] Patch<string?> Avatar, [Language] Patch<string?> Language, [Timezone] Patch<string?> Timezone) : IInput
{
    public void ApplyTo(User user)
    {
        user.Fullname = Fullname.Or(user.Fullname).Trim();
        user.Avatar = Picture.OrNull(Avatar.Or(user.Avatar));
        user.Language = Language.IsGiven ? LanguageTag.Canonical(Language.Value) : user.Language;
        user.Timezone = Timezone.Or(user.Timezone);
    }
}
