using System.Diagnostics;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host.Wire;

/// <summary>One request to one operation, as far as it is understood.</summary>
internal sealed class ApiCall(Operation operation, Dialect dialect, HttpContext http)
{
    private readonly long started = Stopwatch.GetTimestamp();

    public Operation Operation => operation;

    public Dialect Dialect => dialect;

    public HttpContext Http => http;

    public string RequestId => RequestIds.Of(http);

    public CompanyFacts? Company { get; set; }

    public string? Token { get; set; }

    public SignedIn? Who { get; set; }

    /// <summary>How long it took to find out who is asking.</summary>
    public TimeSpan SignInTime { get; set; }

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(started);

    public Caller Caller => new()
    {
        Company = Company!.Id,
        UserOrNobody = Who?.User,
        Session = Who?.Session,
        Role = Who?.Role ?? Role.TenantUser,
        IsExternal = Who?.IsExternal ?? false,
        Via = Who?.Via ?? "web",
        Agent = Who?.Agent,
        Address = CallerAddress.Written(http.Connection.RemoteIpAddress),
        RequestId = RequestId,
    };
}

/// <summary>Every request has an id: the caller's own if it is a decent one, else ours. It is in the answer, the logs and the audit trail.</summary>
internal static class RequestIds
{
    public const string Header = "x-request-id";

    public static string Of(HttpContext http) => http.TraceIdentifier;

    public static Task Give(HttpContext http, RequestDelegate next, Dialects dialects, TimeProvider clock)
    {
        var given = http.Request.Headers[Header].ToString();
        http.TraceIdentifier = dialects.Of(http).AcceptsRequestId(given) ? given : NewId.At(clock).ToString();
        http.Response.Headers[Header] = http.TraceIdentifier;
        return next(http);
    }
}
