using System.Text.Json;
using WorkforceOS.Host.OpenApi;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Host.Wire;

/// <summary>How a surface speaks over HTTP: how the company is named, how answers and refusals look, and what the framework answers by itself.</summary>
internal abstract class Dialect(Surface surface)
{
    public const string CompanyHeader = "mbx-company-codename";

    public Surface Surface => surface;

    public abstract JsonSerializerOptions Json { get; }

    public abstract CompanySelection Selection { get; }

    /// <summary>What its OpenAPI document says of the surface as a whole.</summary>
    public abstract DocumentParts Document { get; }

    public virtual BodyRules Bodies => BodyRules.Usual;

    /// <summary>Whether what stands under this path is said in this dialect, where no operation is found there.</summary>
    public abstract bool Owns(PathString path);

    /// <summary>Whether a caller's own request id is a decent one; else the host makes one.</summary>
    public virtual bool AcceptsRequestId(string given) => given.Length is > 0 and <= 64 && given.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>The version that the caller says they have read; null where they say nothing of it.</summary>
    public virtual Result<int?> ExpectedVersion(ApiCall call, JsonElement body) => (int?)null;

    /// <summary>Whether its answers hold a token, a code or a secret.</summary>
    public virtual bool CarriesSecrets(Operation operation) => operation.IsToldOnce || operation.Limit is Limit.SignIn;

    public abstract RenderedAnswer Answer(ApiCall call, object? value);

    /// <param name="operation">Null where none was found.</param>
    public abstract RenderedAnswer Refusal(Problem problem, HttpContext http, Operation? operation);

    public Task Refuse(HttpContext http, Problem problem, Operation? operation = null)
    {
        if (problem.RetryAfter is { } wait) http.Response.Headers.RetryAfter = ((int)Math.Ceiling(Math.Max(1, wait.TotalSeconds))).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Write(http, Refusal(problem, http, operation));
    }

    public static async Task Write(HttpContext http, RenderedAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = answer.Body.Length;
        if (HttpMethods.IsHead(http.Request.Method)) return;
        await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }
}

/// <summary>Where a request says which company it is made at; the first that says anything counts.</summary>
/// <param name="Header">The name of a header.</param>
/// <param name="Field">Of the body, and of a form; null where a body says nothing of it.</param>
/// <param name="Parameter">Of the query.</param>
/// <param name="Otherwise">The codename that is meant where nothing is said; null where something must be.</param>
internal sealed record CompanySelection(string Header, string? Field, string? Parameter, string? Otherwise);

/// <summary>How large bodies may be, in bytes, and where in a form the file stands.</summary>
internal sealed record BodyRules(int MostJson, int MostFile, string FileField)
{
    public static readonly BodyRules Usual = new(1024 * 1024, 5 * 1024 * 1024, "file");
}

/// <summary>The dialects that this host speaks; the company surface's where nobody else's path is meant.</summary>
internal sealed class Dialects(IEnumerable<Dialect> all)
{
    private readonly Dialect[] all = [.. all];

    public IReadOnlyList<Dialect> All => all;

    public Dialect Of(Surface surface) => Array.Find(all, d => d.Surface == surface) ?? throw new InvalidOperationException($"The surface {surface.Name} has operations, and no dialect.");

    public Dialect Of(HttpContext http) => http.Features.Get<ApiCall>()?.Dialect ?? Array.Find(all, d => d.Owns(http.Request.Path)) ?? Of(CompanySurface.Instance);
}
