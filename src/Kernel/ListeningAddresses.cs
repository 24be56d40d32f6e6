using System.Net;
using Microsoft.Extensions.Configuration;

namespace WorkforceOS.Kernel;

/// <summary>Where the host is configured to listen, as the framework reads it: Kestrel's endpoints, else <c>urls</c>, else the ports alone, which mean every address.</summary>
public static class ListeningAddresses
{
    /// <summary>True when only programs of this machine can reach the host.</summary>
    public static bool AreLoopback(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? "").ToList();
        if (endpoints.Count > 0) return endpoints.TrueForAll(IsLoopback);
        if (configuration["urls"] is { Length: > 0 } urls) return urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(IsLoopback);
        return string.IsNullOrEmpty(configuration["http_ports"]) && string.IsNullOrEmpty(configuration["https_ports"]);
    }

    private static bool IsLoopback(string url)
    {
        if (url.Contains("://unix:", StringComparison.OrdinalIgnoreCase) || url.Contains("://pipe:", StringComparison.OrdinalIgnoreCase)) return true;
        // The framework's * and + stand for every address, and are none that a Uri knows.
        return Uri.TryCreate(url, UriKind.Absolute, out var address)
            && (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
    }
}
