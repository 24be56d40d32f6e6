namespace WorkforceOS.Host;

/// <summary>What every answer says to browsers: do not guess, do not frame, do not tell where one came from, do not keep. A page or a file may say otherwise for itself.</summary>
internal static class SecurityHeaders
{
    public static Task Give(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        return next(http);
    }
}
