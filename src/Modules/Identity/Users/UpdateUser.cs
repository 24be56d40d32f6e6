using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>An admin changes the name, picture, language or clock of somebody who does not stand above them, or lets in who registered and waits for it.</summary>
internal static class UpdateUser
{
    /// <param name="Approved">True lets the person in, for good; who is not to come in is deleted.</param>
    internal sealed record Input(
        [MaxLength(200), OneLine] Patch<string> Fullname, [WebAddress(OrPath = true)] Patch<string?> Avatar, [Language] Patch<string?> Language, [Timezone] Patch<string?> Timezone,
        Patch<bool> Approved) : IInput;

    public static async Task<Result<UserView>> Handle(UserId userId, Input request, IdentityDb db, KnownSessions known, Caller caller, CancellationToken cancel)
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == userId, cancel);
        if (user is null) return Problem.NotFound;
        if (RoleLadder.StandsAbove(user.Role, caller.Role)) return IdentityProblems.RoleTooHigh;
        if (request.Approved is { IsGiven: true, Value: false } && user.Approved) return IdentityProblems.ApprovalStays;

        new UserPatch(request.Fullname, request.Avatar, request.Language, request.Timezone).ApplyTo(user);
        var letsIn = request.Approved.Or(user.Approved) && !user.Approved;
        user.Approved |= letsIn;
        if (letsIn)
        {
            db.Signal(KnownSessions.Changed, userId.ToString());
            db.Publish(new UserApproved(userId), userId.Value);
        }
        await db.SaveChangesAsync(cancel);
        if (letsIn) known.Forget(userId);
        return UserView.Of(user);
    }
}
