using Microsoft.AspNetCore.Http;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Ends the caller's session, if there is one. Never refuses: who wants to be out is out.</summary>
internal static class Logout
{
    internal sealed record Answer(string Status, string Message);

    public static async Task<Result<Answer>> Handle(HttpContext http, EndSessions endSessions, ICompanies companies, Scope scope, Caller caller, CancellationToken cancel)
    {
        if (caller.Session is { } session)
        {
            await scope.EnterHome(cancel);
            await endSessions.Of(caller.User, session, SessionEnd.Logout, cancel);
        }
        SessionAnswers.Clear(http, (await companies.Find(caller.Company, cancel))!.Codename);
        return new Answer("OK", "User logged out successfully");
    }
}
