using Microsoft.AspNetCore.Http;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

internal static class NewSessions
{
    private const int LongestDevice = 300;

    public static Session NewSession(this Caller caller, User user, SessionOrigin madeBy, HttpContext http, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var device = http.Request.Headers.UserAgent.ToString();
        return new Session
        {
            Id = NewId.At<SessionId>(clock),
            CompanyId = user.CompanyId,
            UserId = user.Id,
            CreatedAt = now,
            ExpiresAt = now + Session.Lifetime,
            MadeBy = madeBy,
            Address = caller.Address,
            Device = device.Length == 0 ? null : device.Length > LongestDevice ? device[..LongestDevice] : device,
        };
    }
}
