using System.ComponentModel.DataAnnotations;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.RateLimiting;
using Scalar.AspNetCore;
using WorkforceOS.Host.OpenApi;
using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host;

/// <summary>How often one address may ask for pages, documents and scripts. Section <c>Pages</c>.</summary>
internal sealed record PageOptions
{
    public const string Section = "Pages";

    [Range(1, 1_000_000)]
    public int PerMinute { get; init; } = 120;
}

/// <summary>What people may open in a browser, without anything from elsewhere.</summary>
internal static partial class Pages
{
    public const string Docs = "/docs";
    private const string Script = Docs + "/scalar.js";
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var limit = Limit(routes.ServiceProvider.GetRequiredService<IConfiguration>().Options<PageOptions>(PageOptions.Section));
        SurfaceDocument[] documents = [.. routes.ServiceProvider.GetRequiredService<Dialects>().All.Select(dialect => new SurfaceDocument(routes.ServiceProvider.GetRequiredService<ApiMap>(), dialect))];
        Start(routes);
        WebApp.MapConfiguration(routes);
        Reference(routes, documents, limit);
        var script = new Lazy<Asset>(ScalarScript);
        File(routes, Script, () => script.Value, limit);
        foreach (var document in documents)
        {
            var json = new Lazy<Asset>(() => new Asset("application/json; charset=utf-8", document.Bytes));
            File(routes, document.Path, () => json.Value, limit);
        }
    }

    /// <summary>The web app; where it was not built a page that says so, with only its own style, known by its hash.</summary>
    private static void Start(IEndpointRouteBuilder routes)
    {
        var app = routes.ServiceProvider.GetRequiredService<WebApp>();
        var html = Read("start.html");
        var policy = $"{Nothing}; style-src {Hash(html, "style")}; img-src data:";
        routes.MapMethods("/", ["GET", "HEAD"], http => app.IsHere ? app.Page(http) : Write(http, html, policy));
    }

    /// <summary>
    /// The reference to read and to try. The page's own script is known by its hash, Scalar's comes from this host. Scalar makes its styles
    /// as it goes, so these are free; they can fetch nothing from elsewhere, and neither can anything else here.
    /// </summary>
    private static void Reference(IEndpointRouteBuilder routes, IEnumerable<SurfaceDocument> documents, PartitionedRateLimiter<string> limit)
    {
        var html = Read("docs.html").Replace("{{documents}}", JsonSerializer.Serialize(documents.Select(d => new ShownDocument(d.Name, d.Title, d.Path)), Json.Plain));
        var policy = $"{Nothing}; script-src 'self' {Hash(html, "script")}; style-src 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'";
        routes.MapMethods(Docs, ["GET", "HEAD"], http => Limited(http, limit, () => Write(http, html, policy)));
    }

    private static void File(IEndpointRouteBuilder routes, string path, Func<Asset> asset, PartitionedRateLimiter<string> limit) =>
        routes.MapMethods(path, ["GET", "HEAD"], http => Limited(http, limit, () => asset().Write(http)));

    private static Task Write(HttpContext http, string html, string policy)
    {
        http.Response.Headers.ContentSecurityPolicy = policy;
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(html, http.RequestAborted);
    }

    private static PartitionedRateLimiter<string> Limit(PageOptions options) => PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetSlidingWindowLimiter(who, _ => new()
    {
        PermitLimit = options.PerMinute,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6,
    }));

    private static async Task Limited(HttpContext http, PartitionedRateLimiter<string> limit, Func<Task> write)
    {
        using var lease = limit.AttemptAcquire(CallerAddress.Counted(CallerAddress.Written(http.Connection.RemoteIpAddress)));
        if (lease.IsAcquired)
        {
            await write();
            return;
        }

        await http.RequestServices.GetRequiredService<Dialects>().Of(http).Refuse(http, Problem.TooManyRequests(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(10)));
    }

    /// <summary>From inside the package, as its own endpoints serve it.</summary>
    private static Asset ScalarScript()
    {
        using var packed = typeof(ScalarOptions).Assembly.GetManifestResourceStream("ScalarStaticAssets.scalar.js")!;
        using var unpacking = new GZipStream(packed, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        unpacking.CopyTo(bytes);
        return new Asset("text/javascript; charset=utf-8", bytes.ToArray());
    }

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(Pages).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private static string Hash(string html, string tag)
    {
        var text = Inline().Matches(html).Single(m => m.Groups["tag"].Value == tag).Groups["text"].Value;
        return $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
    }

    [GeneratedRegex(@"<(?<tag>style|script)>(?<text>.*?)</\k<tag>>", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inline();

    private sealed record ShownDocument(string Slug, string Title, string Url);
}
