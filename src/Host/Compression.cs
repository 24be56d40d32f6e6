using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host;

/// <summary>
/// JSON and text go out compressed, at the level that costs least. Answers that carry a token, a code or a secret never do: their
/// length would tell of them to whoever can have something else put beside them.
/// </summary>
internal sealed class Compression(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
{
    // What fits into one packet anyway.
    private const int Least = 1400;
    private static readonly string[] Texts = ["application/json", "application/problem+json", "text/plain", "text/html", "text/css", "text/csv", "text/javascript", "text/calendar", "text/markdown"];

    public static void Add(IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = Texts;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        services.AddSingleton<IResponseCompressionProvider, Compression>();
    }

    public override bool ShouldCompressResponse(HttpContext context)
    {
        var response = context.Response;
        if (response.Headers.ContentEncoding.Count > 0 || response.ContentLength < Least) return false;
        return !CarriesSecrets(context) && base.ShouldCompressResponse(context);
    }

    private static bool CarriesSecrets(HttpContext context) =>
        context.Response.Headers.SetCookie.Count > 0
        || context.GetEndpoint()?.Metadata.GetMetadata<Operation>() is { } operation && context.RequestServices.GetRequiredService<Dialects>().Of(operation.Surface).CarriesSecrets(operation);
}
