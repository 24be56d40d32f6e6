using Microsoft.Net.Http.Headers;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host.Wire;

/// <summary>Writes files as answers: whole or in ranges, once or not again where the caller has it already.</summary>
internal static class Files
{
    public static Task Write(HttpContext http, FileAnswer file)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = file.Tag is null ? "no-store" : file.Public ? "public, max-age=31536000, immutable" : "private, max-age=31536000, immutable";
        if (file.ContentSecurityPolicy is { } policy) http.Response.Headers.ContentSecurityPolicy = policy;
        if (file.FileName is { } name)
        {
            var disposition = new ContentDispositionHeaderValue(file.Tag is null ? "attachment" : "inline");
            disposition.SetHttpFileName(name);
            http.Response.GetTypedHeaders().ContentDisposition = disposition;
        }
        var tag = file.Tag is null ? null : new EntityTagHeaderValue($"\"{file.Tag}\"");
        return TypedResults.Bytes(file.Bytes, file.ContentType, enableRangeProcessing: true, entityTag: tag).ExecuteAsync(http);
    }
}
