using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using WorkforceOS.Host.OpenApi;
using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host;

/// <summary>What people may open in a browser, without anything from elsewhere.</summary>
internal static partial class Pages
{
    public const string Docs = "/docs";

    public static void Map(IEndpointRouteBuilder routes)
    {
        Page(routes, "/", "start.html");
        Page(routes, Docs, "docs.html");
        foreach (var dialect in routes.ServiceProvider.GetRequiredService<Dialects>().All)
        {
            var document = new SurfaceDocument(routes.ServiceProvider.GetRequiredService<ApiMap>(), dialect);
            routes.MapMethods(document.Path, ["GET", "HEAD"], (HttpContext http) => Write(http, "application/json; charset=utf-8", document.Bytes));
        }
    }

    private static void Page(IEndpointRouteBuilder routes, string path, string resource)
    {
        var html = Read(resource);
        var bytes = Encoding.UTF8.GetBytes(html);
        // Only the page's own style and script run, known by their hashes.
        var policy = $"default-src 'none'; style-src {Hashes(html, "style")}; script-src {Hashes(html, "script")}; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        routes.MapMethods(path, ["GET", "HEAD"], (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = policy;
            return Write(http, "text/html; charset=utf-8", bytes);
        });
    }

    private static Task Write(HttpContext http, string contentType, byte[] bytes)
    {
        http.Response.ContentType = contentType;
        http.Response.ContentLength = bytes.Length;
        http.Response.Headers.CacheControl = "no-cache";
        return http.Response.Body.WriteAsync(bytes, 0, bytes.Length, http.RequestAborted);
    }

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(Pages).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private static string Hashes(string html, string tag)
    {
        var hashes = Inline().Matches(html).Where(m => m.Groups["tag"].Value == tag).Select(m => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(m.Groups["text"].Value)))}'");
        return string.Join(' ', hashes.DefaultIfEmpty("'none'"));
    }

    [GeneratedRegex(@"<(?<tag>style|script)>(?<text>.*?)</\k<tag>>", RegexOptions.Singleline)]
    private static partial Regex Inline();
}
