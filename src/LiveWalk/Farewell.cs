using static WorkforceOS.LiveWalk.Looking;

namespace WorkforceOS.LiveWalk;

/// <summary>Everybody goes: their devices hear nothing more, and their sessions are over.</summary>
internal static class Farewell
{
    public static async Task Walk(Steps steps, Scene s)
    {
        await steps.Write("client device token removed", s.Owner, $"DELETE /client/devices/push-tokens?pushToken={Devices.Address(steps, "client")}", null, a => $"{a.Body.Is("removed", 1).Number("removed"):0} removed");
        await steps.Write("staff device token removed", s.Ana, "DELETE /staff/devices/push-tokens", new { pushToken = Devices.Address(steps, "staff") }, a => $"{a.Body.Is("removed", 1).Number("removed"):0} removed");
        await Out(steps, s.Owner, "client sign-out", "/auth/client/sign-out", "/client/session");
        await Out(steps, s.Ana, "staff sign-out", "/auth/staff/sign-out", "/staff/session");
        await Out(steps, s.Ben, "sign-out", "/auth/sign-out", "/auth/session");
    }

    /// <summary>Not asked again under its key: the session that would ask is over, and a run that goes on has another one.</summary>
    private static Task Out(Steps steps, Person who, string step, string path, string session) => steps.Own(step, async () =>
    {
        var answer = await steps.Ask(who, "POST", path, new { });
        // 401: it was signed out by a request whose answer was lost.
        if (answer.Status is not 401) answer.Body.Is("signedOut", true);
        var after = await steps.Ask(who, "GET", session);
        Expect(after.Status is 401, "401 afterwards", after.Shown);
        return (true, $"{answer.Status}, the session is over");
    });
}
