using Microsoft.AspNetCore.Http;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>Takes the code from the mail: the session is signed in all the way.</summary>
internal static class CompleteSecondFactor
{
    internal sealed record Input(string SecretCode, UserId? UserId = null, SessionId? SessionId = null) : IInput;

    public static async Task<Result<SessionView>> Handle(Input request, HttpContext http, SecondFactor secondFactor, SessionAnswers answers, CancellationToken cancel)
    {
        var found = await secondFactor.Find(request.UserId, request.SessionId, cancel);
        if (found.Problem is { } stranger) return stranger;
        var (session, user) = found.Value;
        if (await secondFactor.Complete(session, request.SecretCode, cancel) is { } refusal) return refusal;
        return await answers.MakeAndHandOut(session, user, http, cancel);
    }
}
