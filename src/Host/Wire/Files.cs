using Microsoft.Net.Http.Headers;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host.Wire;

/// <summary>Writes files as answers.</summary>
internal static class Files
{
    public static async Task Write(HttpContext http, FileAnswer file)
    {
        var headers = http.Response.GetTypedHeaders();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (file.Tag is { } tag)
        {
            var etag = new EntityTagHeaderValue($"\"{tag}\"");
            headers.ETag = etag;
            http.Response.Headers.CacheControl = file.Public ? "public, max-age=31536000, immutable" : "private, max-age=31536000, immutable";
            if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(etag, useStrongComparison: false)))
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }
        else
        {
            http.Response.Headers.CacheControl = "no-store";
        }
        if (file.FileName is { } name)
        {
            var disposition = new ContentDispositionHeaderValue(file.Tag is null ? "attachment" : "inline");
            disposition.SetHttpFileName(name);
            headers.ContentDisposition = disposition;
        }
        http.Response.ContentType = file.ContentType;
        http.Response.ContentLength = file.Bytes.Length;
        await http.Response.Body.WriteAsync(file.Bytes, http.RequestAborted);
    }
}
