using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Files.Storage;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Files.Links;

/// <summary>Shows a file to whoever has a link to it that is still good, and the thumbnail of a public picture to whoever knows its address. Everybody else hears that there is no such page.</summary>
internal static class ShowFile
{
    public const string Route = "/files/{token}";
    public const string ThumbnailRoute = "/files/thumbnails/{company:guid}/{thumbnail:guid}";

    public static async Task Handle(HttpContext http, string token, FileLinks links, Scopes scopes, IObjectStorage storage) =>
        await Show(http, links.Read(token) is var (company, id) ? await Read(company, id, scopes, storage, http.RequestAborted) : null);

    public static async Task HandleThumbnail(HttpContext http, Guid company, Guid thumbnail, Scopes scopes, IObjectStorage storage)
    {
        var found = await Read(new CompanyId(company), new StoredFileId(thumbnail), scopes, storage, http.RequestAborted);
        // Browsers may keep it for a while, and nobody between.
        http.Response.Headers.CacheControl = "private, max-age=3600";
        await Show(http, found is { File: { Visibility: FileVisibility.Public, OriginalId: not null } } ? found : null);
    }

    private static Task<(StoredFile File, ReadOnlyMemory<byte> Bytes)?> Read(CompanyId company, StoredFileId id, Scopes scopes, IObjectStorage storage, CancellationToken cancel) =>
        scopes.Run(Caller.Nobody(company), unit => ReadOne.Of(id, unit.GetRequiredService<FilesDb>(), storage, cancel), cancel);

    private static async Task Show(HttpContext http, (StoredFile File, ReadOnlyMemory<byte> Bytes)? found)
    {
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
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
