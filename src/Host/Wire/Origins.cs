using WorkforceOS.Kernel;

namespace WorkforceOS.Host.Wire;

/// <summary>Web pages of other origins that may call. Section <c>Cors</c>.</summary>
internal sealed record CorsOptions
{
    public const string Section = "Cors";

    /// <summary>Such as <c>https://app.example.com</c>; in Development every localhost may too.</summary>
    public string[] Origins { get; init; } = [];
}

/// <summary>Which pages may call with the cookies of their visitors: our own, and the listed ones.</summary>
internal sealed class Origins
{
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

    public bool Allows(string origin) => listed.Contains(origin) || (anyLocal && Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.IsLoopback);

    /// <summary>False when a page of a stranger's sent the request; then the visitor's cookie says nothing about what they want.</summary>
    public bool Trusts(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin is "" || Allows(origin) || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);
}
