using Microsoft.AspNetCore.Http;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Takes the code from the mail: the session is signed in all the way.</summary>
internal static class CompleteSecondFactor
{
    internal sealed record Input(string SecretCode, UserId? UserId = null, SessionId? SessionId = null) : IInput;

    public static async Task<Result<SessionView>> Handle(Input request, HttpContext http, SecondFactor secondFactor, Codes codes, SessionAnswers answers, KnownSessions known, IdentityDb db, Scope scope, CancellationToken cancel)
    {
        var found = await secondFactor.Find(request.UserId, request.SessionId, cancel);
        if (found.Problem is { } stranger) return stranger;
        var (session, user) = found.Value;
        if (await codes.Refusal(CodePurpose.EmailSecondFactor, user.Id, session.Id, request.SecretCode, cancel) is { } refusal) return refusal;

        await using var transaction = await scope.Begin(cancel);
        if (!await codes.Use(CodePurpose.EmailSecondFactor, user.Id, session.Id, cancel)) return IdentityProblems.NoCode;
        session.SecondFactorPending = false;
        db.Signal(KnownSessions.Changed, user.Id.ToString());
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        known.Forget(user.Id);
        return await answers.MakeAndHandOut(session, user, http, cancel);
    }
}
