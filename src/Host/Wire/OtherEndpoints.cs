using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host.Wire;

/// <summary>What is mapped beside the operations is counted too, but for what balancers ask.</summary>
internal static class OtherEndpoints
{
    public static Task Count(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<Operation>() is not null || endpoint.RoutePattern.RawText is Health.LivePath or Health.ReadyPath) return next(http);
        return http.RequestServices.GetRequiredService<RateLimits>().CountOther(http) is { } tooMany
            ? http.RequestServices.GetRequiredService<Dialects>().Of(http).Refuse(http, tooMany)
            : next(http);
    }
}
