using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Host.Wire;

/// <summary>Web pages of other origins that may call with cookies. Section <c>Cors</c>.</summary>
internal sealed record CorsOptions
{
    public const string Section = "Cors";

    /// <summary>Such as <c>https://app.example.com</c>; in Development every localhost may too.</summary>
    public string[] Origins { get; init; } = [];
}

/// <summary>
/// Which pages may call. All may with a token, which no browser adds by itself; with the cookies of their visitors only our own, and
/// the listed ones.
/// </summary>
internal sealed class Origins : ICorsPolicyProvider
{
    private static readonly string[] Exposed = [RequestIds.Header, "Retry-After", "ETag", "Content-Disposition", "Idempotency-Replayed"];
    private static readonly CorsPolicy Anybody = Policy().AllowAnyOrigin().Build();
    private readonly HashSet<string> listed;
    private readonly bool anyLocal;

    /// <exception cref="BadConfigurationException">An entry is no origin.</exception>
    public Origins(CorsOptions options, IHostEnvironment environment)
    {
        if (options.Origins.FirstOrDefault(o => !IsOrigin(o)) is { } wrong)
            throw new BadConfigurationException($"The setting {CorsOptions.Section}:Origins is not usable: '{wrong}' is not an origin such as https://app.example.com, without a path and without *.");
        listed = new(options.Origins, StringComparer.OrdinalIgnoreCase);
        anyLocal = environment.IsDevelopment();
    }

    public static void Add(WebApplicationBuilder builder)
    {
        var origins = new Origins(builder.Configuration.Options<CorsOptions>(CorsOptions.Section), builder.Environment);
        builder.Services.AddSingleton(origins);
        builder.Services.AddSingleton<ICorsPolicyProvider>(origins);
        builder.Services.AddCors();
    }

    /// <summary>Whether this origin's pages may also send cookies.</summary>
    public bool Allows(string origin) => listed.Contains(origin) || (anyLocal && Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.IsLoopback);

    /// <summary>False when a page of a stranger's sent the request; then the visitor's cookie says nothing about what they want.</summary>
    public bool Trusts(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin is not "") return Allows(origin) || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
        // Links, pictures and the like come without an origin. Browsers then say how far away the page is; "none" is the visitor's own typing.
        return request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
    }

    public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
    {
        var origin = context.Request.Headers.Origin.ToString();
        return Task.FromResult<CorsPolicy?>(origin is not "" && Allows(origin) ? Policy().WithOrigins(origin).AllowCredentials().Build() : Anybody);
    }

    /// <summary>To stand before the framework's CORS, whose headers it completes: caches keep the answers to different origins apart, and a page may read the token that it was given.</summary>
    public static Task Complete(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.Append(HeaderNames.Vary, HeaderNames.Origin);
            var token = headers.Keys.FirstOrDefault(name => name.StartsWith(SessionToken.NameFor(""), StringComparison.OrdinalIgnoreCase));
            if (token is not null && headers.AccessControlExposeHeaders.Count > 0) headers.AccessControlExposeHeaders = $"{headers.AccessControlExposeHeaders},{token}";
            return Task.CompletedTask;
        });
        return next(http);
    }

    private static CorsPolicyBuilder Policy() => new CorsPolicyBuilder().AllowAnyHeader().AllowAnyMethod().WithExposedHeaders(Exposed).SetPreflightMaxAge(TimeSpan.FromHours(1));

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);
}
