using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Demo;
using WorkforceOS.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host;

/// <summary>The web app as it is served. Section <c>Web</c>.</summary>
internal sealed record WebAppOptions
{
    public const string Section = "Web";

    /// <summary>Without it this host serves the API alone.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Where the built app lies; left out: <c>web</c> beside the program, else <c>artifacts/web</c>.</summary>
    public string? Root { get; init; }

    /// <summary>Installations that the start page offers; none: this one alone.</summary>
    public WebEnvironment[] Environments { get; init; } = [];

    /// <summary>Companies have their own subdomains of it, as <c>babil.work.example</c>; left out: they stand first in the path.</summary>
    public string? BaseDomain { get; init; }

    /// <summary>Whether the pages offer strangers to found a company.</summary>
    public bool CompanyRegistration { get; init; } = true;
}

/// <param name="Name">As people read it, such as <c>Staging</c>.</param>
/// <param name="BaseUrl">An origin such as <c>https://staging.work.example</c>; empty for the host that serves the page.</param>
internal sealed record WebEnvironment(string Name, string BaseUrl = "");

/// <summary>
/// The files of <c>web/</c> as Vite built them: read once at start, so that there is nothing to traverse and no disk to wait for. A browser
/// that opens a path which no operation has is given the app, which knows its own pages; whoever asks for anything but a page hears as
/// before that there is nothing.
/// </summary>
internal sealed class WebApp
{
    public const string ConfigurationPath = "/app-config.json";
    private const string IndexFile = "/index.html";
    private const string WorkerFile = "/sw.js";
    private const string Kept = "public, max-age=31536000, immutable";
    private const string Checked = "no-cache";
    private readonly FrozenDictionary<string, Asset> files;
    private readonly FrozenSet<string> taken;
    private readonly byte[] configuration;
    private readonly string policy;

    /// <exception cref="BadConfigurationException">Web:Root is set and no app lies there, or an environment's address is no origin.</exception>
    public WebApp(WebAppOptions options, IConfiguration settings, IHostEnvironment environment, ApiMap api, IServiceProvider services)
    {
        if (options.Environments.FirstOrDefault(e => e.BaseUrl is not "" && !IsOrigin(e.BaseUrl)) is { } wrong)
            throw new BadConfigurationException($"The setting {WebAppOptions.Section}:Environments is not usable: '{wrong.BaseUrl}' is not an origin such as https://staging.work.example.");

        files = options.Enabled ? Read(options) : FrozenDictionary<string, Asset>.Empty;
        taken = api.Operations.SelectMany(o => o.Aliases.Prepend(o.Pattern)).Select(FirstSegment).Concat(["docs", "openapi", "files", "health", "readyz"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        policy = Policy(options.Environments.Select(e => e.BaseUrl).Where(u => u is not ""));
        configuration = JsonSerializer.SerializeToUtf8Bytes(new
        {
            environments = options.Environments is [] ? [new WebEnvironment("Production")] : options.Environments,
            baseDomain = options.BaseDomain,
            registration = new { company = options.CompanyRegistration },
            stripePublicKey = settings["Stripe:PublicKey"],
            defaultStaffingCompany = settings["Staffing:DefaultCompany"],
            development = environment.IsDevelopment(),
            demo = Demo(settings, environment, services),
            version = Product.Version,
        }, Json.Plain);
    }

    /// <summary>False where it was not built; then the start page says where to go.</summary>
    public bool IsHere => files.ContainsKey(IndexFile);

    public static void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.Options<WebAppOptions>(WebAppOptions.Section));
        builder.Services.AddSingleton<WebApp>();
    }

    /// <summary>To stand behind the routing: what is mapped goes before the app.</summary>
    public static Task Serve(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is not null || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))) return next(http);
        var app = http.RequestServices.GetRequiredService<WebApp>();
        var path = http.Request.Path.Value ?? "";
        if (app.files.TryGetValue(path, out var file)) return path switch { IndexFile => app.Page(http), WorkerFile => Worker(http, file), _ => file.Write(http) };
        return app.IsHere && app.IsPage(http.Request, path) ? app.Page(http) : next(http);
    }

    public static void MapConfiguration(IEndpointRouteBuilder routes) => routes.MapMethods(ConfigurationPath, ["GET", "HEAD"], http =>
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.Body.WriteAsync(http.RequestServices.GetRequiredService<WebApp>().configuration, http.RequestAborted).AsTask();
    });

    /// <summary>Whatever page it is, the app shows it.</summary>
    public Task Page(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers["Permissions-Policy"] = "geolocation=(self), camera=(self), microphone=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return files[IndexFile].Write(http);
    }

    /// <summary>It asks this host and nobody else. Browsers look for a new one by its tag.</summary>
    private static Task Worker(HttpContext http, Asset worker)
    {
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; connect-src 'self'";
        return worker.Write(http);
    }

    private bool IsPage(HttpRequest request, string path) =>
        !path.AsSpan(path.LastIndexOf('/') + 1).Contains('.')
        && !taken.Contains(FirstSegment(path))
        && request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);

    private static FrozenDictionary<string, Asset> Read(WebAppOptions options)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "web");
        var root = options.Root ?? (Directory.Exists(beside) ? beside : Path.Combine("artifacts", "web"));
        if (!File.Exists(root + IndexFile))
            return options.Root is null ? FrozenDictionary<string, Asset>.Empty : throw new BadConfigurationException($"The setting {WebAppOptions.Section}:Root is not usable: there is no index.html in '{root}'.");

        var types = new FileExtensionContentTypeProvider { Mappings = { [".webmanifest"] = "application/manifest+json" } };
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is not (".br" or ".gz")).ToFrozenDictionary(
            f => "/" + Path.GetRelativePath(root, f).Replace(Path.DirectorySeparatorChar, '/'),
            f => Asset.OfFile(f, types.TryGetContentType(f, out var type) ? Told(type) : "application/octet-stream", f.Contains("/assets/", StringComparison.Ordinal) ? Kept : Checked),
            StringComparer.Ordinal);
    }

    private static string Told(string type) => type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;

    /// <summary>Nothing but what this host serves is run, drawn or asked; no text becomes a script.</summary>
    private static string Policy(IEnumerable<string> origins) =>
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        + $"connect-src {string.Join(' ', origins.Prepend("'self'"))}; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types workforceos dompurify";

    /// <summary>People to sign in as, where there are any whose password may be told to everybody.</summary>
    private static DemoPerson[]? Demo(IConfiguration settings, IHostEnvironment environment, IServiceProvider services)
    {
        if (!DemoCompany.MayBeHere(environment, settings) || services.DemoSignIn() is not var (email, password)) return null;
        var (manager, employee) = DemoModule.SignIns;
        return
        [
            new("operator", null, email, password),
            new("owner", DemoCompany.Codename, email, password),
            .. settings.GetValue("Demo:Enabled", true)
                ? [new DemoPerson("manager", DemoCompany.Codename, manager, DemoCompany.Password), new DemoPerson("employee", DemoCompany.Codename, employee, DemoCompany.Password)]
                : Array.Empty<DemoPerson>(),
        ];
    }

    private static string FirstSegment(string path) => path.TrimStart('/').Split('/')[0];

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);

    private sealed record DemoPerson(string Role, string? Company, string Email, string Password);
}
