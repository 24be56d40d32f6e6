using System.Diagnostics;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host.Wire;

/// <summary>One request to one operation, as far as it is understood.</summary>
internal sealed class Call(Operation operation, HttpContext http)
{
    private readonly long started = Stopwatch.GetTimestamp();

    public Operation Operation => operation;

    public HttpContext Http => http;

    public string RequestId => RequestIds.Of(http);

    public CompanyFacts? Company { get; set; }

    public string? Token { get; set; }

    public SignedIn? Who { get; set; }

    /// <summary>Where the request may be sent again.</summary>
    public Once? Once { get; set; }

    /// <summary>How long it took to find out who is asking.</summary>
    public TimeSpan SignInTime { get; set; }

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(started);

    public string? Address => (http.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : http.Connection.RemoteIpAddress)?.ToString();

    public Caller Caller => new()
    {
        Company = Company!.Id,
        UserOrNobody = Who?.User,
        Session = Who?.Session,
        Role = Who?.Role ?? Role.TenantUser,
        Via = Who?.Via ?? "web",
        Address = Address,
        RequestId = RequestId,
    };
}

/// <summary>Every request has an id: the caller's own if it is a decent one, else ours. It is in the answer, the logs and the audit trail.</summary>
internal static class RequestIds
{
    public const string Header = "x-request-id";

    public static string Of(HttpContext http) => http.TraceIdentifier;

    public static Task Give(HttpContext http, RequestDelegate next, TimeProvider clock)
    {
        var given = http.Request.Headers[Header].ToString();
        http.TraceIdentifier = given.Length is > 0 and <= 64 && given.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? given : NewId.At(clock).ToString();
        http.Response.Headers[Header] = http.TraceIdentifier;
        return next(http);
    }
}
