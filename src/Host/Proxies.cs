using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using WorkforceOS.Kernel;
using IPNetwork = System.Net.IPNetwork;

namespace WorkforceOS.Host;

/// <summary>Who stands before this host and says for whom it speaks. Section <c>Proxies</c>; <c>Proxies:Known</c> is read beside it.</summary>
internal sealed record ProxyOptions
{
    public const string Section = "Proxies";

    /// <summary>How many known proxies a request may have passed, one behind the other.</summary>
    [Range(1, 10)]
    public int Hops { get; init; } = 1;

    /// <summary>Whether the proxy also says, by X-Forwarded-Host, under which name it was called.</summary>
    public bool Host { get; init; }
}

/// <summary>
/// Callers behind balancers and proxies. What <c>X-Forwarded-For</c> and <c>-Proto</c> say counts where a known proxy says it; from
/// everybody else it is a stranger's claim, and the connection counts.
/// </summary>
internal sealed partial class Proxies
{
    // The framework's own switch, which believes everybody.
    private const string BelieveAll = "ForwardedHeaders_Enabled";
    private static readonly string[] Claims = ["X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP", "Forwarded"];
    private readonly List<IPNetwork> known;
    private int warned;

    private Proxies(List<IPNetwork> known) => this.known = known;

    /// <exception cref="BadConfigurationException">An entry is neither an address nor a network, or everybody would be believed.</exception>
    public static void Add(WebApplicationBuilder builder)
    {
        var options = builder.Configuration.Options<ProxyOptions>(ProxyOptions.Section);
        var known = Read(builder.Configuration.GetSection($"{ProxyOptions.Section}:Known")).ToList();
        if (bool.TryParse(builder.Configuration[BelieveAll], out var on) && on)
            throw new BadConfigurationException($"ASPNETCORE_{BelieveAll.ToUpperInvariant()} lets every caller write their own address: unset it, and name the proxies by their addresses in {ProxyOptions.Section}:Known.");

        builder.Services.AddSingleton(new Proxies(known));
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = known.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | (options.Host ? ForwardedHeaders.XForwardedHost : ForwardedHeaders.None);
            forwarded.ForwardLimit = options.Hops;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in known) forwarded.KnownIPNetworks.Add(network);
        });
    }

    /// <summary>Before everything else: all that follows sees the caller.</summary>
    public static void Use(WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<Proxies>();
        app.Use((http, next) =>
        {
            proxies.WarnOnce(http);
            return next(http);
        });
        app.UseForwardedHeaders();
    }

    private void WarnOnce(HttpContext http)
    {
        if (warned != 0 || !Claims.Any(http.Request.Headers.ContainsKey) || IsKnown(http.Connection.RemoteIpAddress)) return;
        if (Interlocked.Exchange(ref warned, 1) == 0) SaysSomebodyUnknown(http.RequestServices.GetRequiredService<ILogger<Proxies>>(), CallerAddress.Written(http.Connection.RemoteIpAddress) ?? "a socket");
    }

    private bool IsKnown(IPAddress? address)
    {
        if (address is null) return false;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return known.Any(network => network.Contains(plain));
    }

    /// <summary>A list, or one text with commas, as environment variables have it.</summary>
    private static IEnumerable<IPNetwork> Read(IConfigurationSection section)
    {
        var texts = section.GetChildren().Select(child => child.Value ?? "").Concat((section.Value ?? "").Split(',')).Select(text => text.Trim()).Where(text => text is not "");
        foreach (var text in texts)
        {
            if (IPAddress.TryParse(text, out var one)) yield return new IPNetwork(one, one.GetAddressBytes().Length * 8);
            else if (IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0) yield return network;
            else throw new BadConfigurationException($"The setting {section.Path} is not usable: '{text}' is neither an address such as 10.0.0.7 nor a network such as 10.0.0.0/8, and everybody is not to be believed.");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Address} says for whom it speaks (X-Forwarded-For or alike), and is not believed: all its callers count as one. If it is a proxy of yours, name it in Proxies:Known. This is said once.")]
    private static partial void SaysSomebodyUnknown(ILogger log, string address);
}
