using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>Mails the code that a sign-in still wants.</summary>
internal static class StartSecondFactor
{
    public static async Task<Result<CodeStarted>> Handle(SecondFactor.Input request, SecondFactor secondFactor, Codes codes, CancellationToken cancel)
    {
        var found = await secondFactor.Find(request.UserId, request.SessionId, cancel);
        if (found.Problem is { } refusal) return refusal;
        var (session, user) = found.Value;
        return await codes.Start(CodePurpose.EmailSecondFactor, user, session.Id, cancel);
    }
}
