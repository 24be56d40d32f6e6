using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>An admin ends an account for good. Shifts, keys and feeds hear of it through <see cref="UserDeactivated"/>.</summary>
internal static class DeleteUser
{
    /// <param name="LastDay">Of employment; today where it is left out.</param>
    /// <param name="Reason">Why, for the histories of the user and of the employment.</param>
    internal sealed record Departure(DateOnly? LastDay = null, [Reason] string? Reason = null) : IInput;

    public static async Task<Result<UserView>> Handle(UserId userId, Departure departure, IdentityDb db, EndSessions endSessions, IEmployments employments, Caller caller, CancellationToken cancel)
    {
        var user = await db.Accounts.SingleOrDefaultAsync(u => u.Id == userId, cancel);
        if (user is null) return Problem.NotFound;
        if (RoleLadder.IsFounders(user.Role)) return IdentityProblems.FounderStays(user.Role);
        if (!RoleLadder.StandsAbove(caller.Role, user.Role)) return IdentityProblems.RoleTooHigh;

        if (await employments.RefusesLastDay(userId, departure.LastDay, cancel) is { } refusal) return refusal;

        if (departure.Reason is { } reason) db.Because(reason);
        user.Delete();
        foreach (var membership in await db.UserGroupMembers.Where(m => m.UserId == userId).ToListAsync(cancel)) membership.Delete();
        foreach (var key in await db.ApiKeys.Where(k => k.UserId == userId).ToListAsync(cancel)) key.Delete();
        db.Publish(new UserDeactivated(userId, departure.LastDay, Reason: departure.Reason), userId.Value);
        await endSessions.Save(user, SessionEnd.Deactivated, cancel);
        return UserView.Of(user);
    }
}
