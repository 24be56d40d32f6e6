using Microsoft.AspNetCore.Http;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

internal static class NewSessions
{
    private const int LongestDevice = 300;

    /// <summary>How the client of a request names itself.</summary>
    public static string? DeviceOf(HttpContext http) => http.Request.Headers.UserAgent.ToString();

    /// <param name="device">As the client names itself.</param>
    /// <param name="signedInAt">When the password was given, where that was for an earlier session: no chain of sessions outlives <see cref="Session.LongestSignIn"/>.</param>
    public static Session NewSession(this Caller caller, User user, SessionOrigin madeBy, string? device, TimeProvider clock, DateTimeOffset? signedInAt = null)
    {
        var now = clock.GetUtcNow();
        var (ends, last) = (now + Session.Lifetime, (signedInAt ?? now) + Session.LongestSignIn);
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
            Device = string.IsNullOrEmpty(device) ? null : device.Length > LongestDevice ? device[..LongestDevice] : device,
        };
    }
}
