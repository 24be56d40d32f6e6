using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>Signs somebody out of one place.</summary>
internal static class DeleteUserSession
{
    public static async Task<Result<SessionsEnded>> Handle(SessionId sessionId, WhoseSessions.Input request, WhoseSessions whose, EndSessions endSessions, CancellationToken cancel)
    {
        var found = await whose.Find(request.UserId, cancel);
        if (found.Problem is { } refusal) return refusal;
        var ended = await endSessions.Of(found.Value, sessionId, SessionEnd.Revoked, cancel);
        return ended == 0 ? Problem.NotFound : new SessionsEnded(found.Value, ended);
    }
}

/// <summary>Signs somebody out everywhere, here too.</summary>
internal static class DeleteAllSessions
{
    public static async Task<Result<SessionsEnded>> Handle(WhoseSessions.Input request, WhoseSessions whose, EndSessions endSessions, CancellationToken cancel)
    {
        var found = await whose.Find(request.UserId, cancel);
        if (found.Problem is { } refusal) return refusal;
        return new SessionsEnded(found.Value, await endSessions.Of(found.Value, only: null, SessionEnd.Revoked, cancel));
    }
}

internal sealed record SessionsEnded(UserId UserId, int Deleted)
{
    public string Status => "OK";
}
