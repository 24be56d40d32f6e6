using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>Where somebody is signed in, the latest first.</summary>
internal static class GetUserSessions
{
    private const int Most = 500;

    internal sealed record Answer(UserId UserId, IReadOnlyList<LiveSession> Sessions)
    {
        public string Status => "OK";
    }

    internal sealed record LiveSession(SessionId SessionId, UserId UserId, DateTimeOffset LoginAt, DateTimeOffset ExpiresAt, string? Address, string? Device, bool SessionNeedsEmail2FA, bool IsCurrent);

    public static async Task<Result<Answer>> Handle(WhoseSessions.Input request, WhoseSessions whose, IdentityDb db, IdentityOptions options, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var found = await whose.Find(request.UserId, cancel);
        if (found.Problem is { } refusal) return refusal;

        var now = clock.GetUtcNow();
        var sessions = await db.Sessions.Where(s => s.UserId == found.Value && s.EndedAt == null && s.ExpiresAt > now).OrderByDescending(s => s.Id).Take(Most)
            .Select(s => new LiveSession(s.Id, s.UserId, s.CreatedAt, s.ExpiresAt, s.Address, s.Device, options.EmailTwoFactor && s.SecondFactorPending, s.Id == caller.Session)).ToListAsync(cancel);
        return new Answer(found.Value, sessions);
    }
}
