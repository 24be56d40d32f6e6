using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace WorkforceOS.Identity;

/// <summary>Finds a codename for a new company: its name in small ASCII letters and digits, numbered where it is taken.</summary>
internal sealed class Codenames(IdentityDb db, EndpointDataSource routes)
{
    /// <summary>Names of the platform's own pages and paths, served today or later.</summary>
    public static readonly string[] Reserved =
    [
        "root", "www", "api", "admin", "app", "platform", "login", "register", "verify", "reset", "companies", "console", "worker", "kit", "offline", "icons", "assets", "static",
        "auth", "client", "staff", "core", "commands", "query", "verifications", "oauth", "docs", "openapi", "health", "readyz",
    ];

    private const int Longest = 40;

    /// <summary>Within a transaction: whoever wants the same at the same time waits for its end.</summary>
    public async Task<string> Take(string name, CancellationToken cancel)
    {
        var slug = (await db.Database.SqlQuery<string>($"SELECT identity.slug({name}) AS \"Value\"").ToListAsync(cancel))[0];
        var wanted = slug.Length >= 2 ? slug : "company" + slug;
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('identity.codename'), hashtext({wanted}))", cancel);

        var stem = wanted.Length > Longest - 6 ? wanted[..(Longest - 6)] : wanted;
        // Deleted companies keep their codename: links to them lead nowhere else.
        var taken = await db.Companies.IgnoreQueryFilters([Kernel.Data.ModuleDb.ActiveFilter]).Where(c => c.Codename == wanted || c.Codename.StartsWith(stem + "-")).Select(c => c.Codename).ToListAsync(cancel);
        var refused = taken.Concat(Reserved).Concat(routes.Endpoints.OfType<RouteEndpoint>().Select(FirstSegment)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!refused.Contains(wanted)) return wanted;
        for (var number = 2; ; number++)
        {
            if (!refused.Contains($"{stem}-{number}")) return $"{stem}-{number}";
        }
    }

    private static string FirstSegment(RouteEndpoint endpoint) => (endpoint.RoutePattern.RawText ?? "").TrimStart('/').Split('/')[0];
}
