using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Signs somebody out of one place.</summary>
internal static class DeleteUserSession
{
    public static async Task<Result<SessionsEnded>> Handle(SessionId sessionId, WhoseSessions.Input request, WhoseSessions whose, EndSessions endSessions, CancellationToken cancel)
    {
        var found = await whose.Find(request.UserId, cancel);
        if (found.Problem is { } refusal) return refusal;
        var ended = await endSessions.Of(found.Value, sessionId, SessionEnd.Revoked, cancel);
        return ended == 0 ? Problem.NotFound : new SessionsEnded(found.Value, ended, 0);
    }
}

/// <summary>Signs somebody out everywhere, here too; where it is wanted, out of the programs that act as them as well.</summary>
internal static class DeleteAllSessions
{
    /// <param name="ApiKeys">Revokes the person's API keys too.</param>
    internal sealed record Input(UserId? UserId = null, bool ApiKeys = false) : IInput;

    public static async Task<Result<SessionsEnded>> Handle(Input request, WhoseSessions whose, EndSessions endSessions, IdentityDb db, Scope scope, CancellationToken cancel)
    {
        var found = await whose.Find(request.UserId, cancel);
        if (found.Problem is { } refusal) return refusal;

        await using var transaction = await scope.Begin(cancel);
        var revoked = request.ApiKeys ? await db.RevokeKeysOf(found.Value, cancel) : 0;
        var ended = await endSessions.Of(found.Value, only: null, SessionEnd.Revoked, cancel);
        await transaction.Commit(cancel);
        endSessions.Forget(found.Value);
        return new SessionsEnded(found.Value, ended, revoked);
    }
}

internal sealed record SessionsEnded(UserId UserId, int Deleted, int ApiKeysRevoked)
{
    public string Status => "OK";
}
