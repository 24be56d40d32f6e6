using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace WorkforceOS.Host;

/// <summary>Bytes that are the same for everybody until the next build: compressed once, and asked for again by their tag only.</summary>
internal sealed class Asset
{
    private const string Checked = "no-cache";
    private readonly string contentType;
    private readonly string caching;
    private readonly EntityTagHeaderValue tag;
    private readonly byte[] plain;
    private readonly byte[]? gzip;
    private readonly byte[]? brotli;

    public Asset(string contentType, byte[] bytes)
        : this(contentType, Checked, bytes, Packed(bytes, stream => new GZipStream(stream, CompressionLevel.Optimal)), Packed(bytes, stream => new BrotliStream(stream, CompressionLevel.Optimal)))
    {
    }

    /// <param name="gzip">Null where it would not be smaller.</param>
    /// <param name="brotli">Likewise.</param>
    private Asset(string contentType, string caching, byte[] bytes, byte[]? gzip, byte[]? brotli)
    {
        (this.contentType, this.caching, plain, this.gzip, this.brotli) = (contentType, caching, bytes, gzip, brotli);
        // Weak, since it is one for all encodings.
        tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"", isWeak: true);
    }

    /// <summary>A file that was compressed when it was built: what is packed lies beside it, as <c>.gz</c> and <c>.br</c>.</summary>
    public static Asset OfFile(string path, string contentType, string caching) =>
        new(contentType, caching, File.ReadAllBytes(path), PackedFile(path + ".gz"), PackedFile(path + ".br"));

    public Task Write(HttpContext http)
    {
        var (request, response) = (http.Request.GetTypedHeaders(), http.Response);
        response.Headers.CacheControl = caching;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        response.GetTypedHeaders().ETag = tag;
        if (request.IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var accepted = request.AcceptEncoding.Where(e => e.Quality is null or > 0).Select(e => e.Value.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (encoding, bytes) = brotli is not null && accepted.Contains("br") ? ("br", brotli) : gzip is not null && accepted.Contains("gzip") ? ("gzip", gzip) : (null, plain);
        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, 0, bytes.Length, http.RequestAborted);
    }

    private static byte[]? PackedFile(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

    private static byte[] Packed(byte[] bytes, Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var packing = pack(packed)) packing.Write(bytes);
        return packed.ToArray();
    }
}
