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
        Via = Who?.Via ?? "web",
        Address = CallerAddress.Of(http),
        RequestId = RequestId,
    };
}

/// <summary>Where a request comes from.</summary>
internal static class CallerAddress
{
    public static string? Of(HttpContext http) => (http.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : http.Connection.RemoteIpAddress)?.ToString();

    /// <summary>What is counted as one caller: an address, and of IPv6 the /64 that one customer of a provider has.</summary>
    public static string Counted(HttpContext http)
    {
        if (Of(http) is not { } text) return "";
        if (http.Connection.RemoteIpAddress is not { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } address) return text;
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new System.Net.IPAddress(bytes) + "/64";
    }
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
