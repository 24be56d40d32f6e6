using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace WorkforceOS.Host;

/// <summary>Bytes that are the same for everybody until the next build: compressed once, and asked for again by their tag only.</summary>
internal sealed class Asset
{
    private readonly string contentType;
    private readonly EntityTagHeaderValue tag;
    private readonly byte[] plain;
    private readonly byte[] gzip;
    private readonly byte[] brotli;

    public Asset(string contentType, byte[] bytes)
    {
        this.contentType = contentType;
        plain = bytes;
        gzip = Packed(stream => new GZipStream(stream, CompressionLevel.Optimal));
        brotli = Packed(stream => new BrotliStream(stream, CompressionLevel.Optimal));
        // Weak, since it is one for all encodings.
        tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"", isWeak: true);
    }

    public Task Write(HttpContext http)
    {
        var (request, response) = (http.Request.GetTypedHeaders(), http.Response);
        response.Headers.CacheControl = "no-cache";
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        response.GetTypedHeaders().ETag = tag;
        if (request.IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var accepted = request.AcceptEncoding.Where(e => e.Quality is null or > 0).Select(e => e.Value.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (encoding, bytes) = accepted.Contains("br") ? ("br", brotli) : accepted.Contains("gzip") ? ("gzip", gzip) : (null, plain);
        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, 0, bytes.Length, http.RequestAborted);
    }

    private byte[] Packed(Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var packing = pack(packed)) packing.Write(plain);
        return packed.ToArray();
    }
}
