using Microsoft.AspNetCore.Http;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

internal static class NewSessions
{
    private const int LongestDevice = 300;

    /// <param name="signedInAt">When the password was given, where that was for an earlier session: no chain of sessions outlives <see cref="Session.LongestSignIn"/>.</param>
    public static Session NewSession(this Caller caller, User user, SessionOrigin madeBy, HttpContext http, TimeProvider clock, DateTimeOffset? signedInAt = null)
    {
        var now = clock.GetUtcNow();
        var (ends, last) = (now + Session.Lifetime, (signedInAt ?? now) + Session.LongestSignIn);
        var device = http.Request.Headers.UserAgent.ToString();
        return new Session
        {
            Id = NewId.At<SessionId>(clock),
            CompanyId = user.CompanyId,
            UserId = user.Id,
            CreatedAt = now,
            SignedInAt = signedInAt ?? now,
            ExpiresAt = ends < last ? ends : last,
            MadeBy = madeBy,
            Address = caller.Address,
            Device = device.Length == 0 ? null : device.Length > LongestDevice ? device[..LongestDevice] : device,
        };
    }
}
