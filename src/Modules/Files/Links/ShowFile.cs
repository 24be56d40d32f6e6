using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Files.Storage;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Files.Links;

/// <summary>Shows a file to whoever has a link to it that is still good. Everybody else hears that there is no such page.</summary>
internal static class ShowFile
{
    public const string Route = "/files/{token}";

    public static async Task Handle(HttpContext http, string token, FileLinks links, Scopes scopes, IObjectStorage storage)
    {
        var cancel = http.RequestAborted;
        var found = links.Read(token) is not var (company, id) ? null
            : await scopes.Run(Caller.Nobody(company), unit => ReadOne.Of(id, unit.GetRequiredService<FilesDb>(), storage, cancel), cancel);
        if (found is not var (file, bytes))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        http.Response.ContentType = file.ContentType;
        http.Response.ContentLength = bytes.Length;
        http.Response.Headers.ContentDisposition = FileLinks.DispositionOf(file);
        // Even opened by itself it may run and load nothing, whatever it turns out to be.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(bytes, cancel);
    }
}
