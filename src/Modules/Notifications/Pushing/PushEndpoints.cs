using System.Net;
using System.Net.Sockets;

namespace WorkforceOS.Notifications.Pushing;

/// <summary>Where pushes may go: a browser names the address, so that without a rule anybody could have us ask our own network.</summary>
internal static class PushEndpoints
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>https on its usual port, no sign-in in it, and a host of a push service that we know.</summary>
    public static bool IsAllowed(string endpoint, PushOptions options) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.Port == 443 && address.UserInfo is "" && address.HostNameType is UriHostNameType.Dns
        && !endpoint.Any(c => c is '\\' or '@' || char.IsControl(c) || char.IsWhiteSpace(c)) && options.Hosts.Any(allowed => Matches(address.IdnHost, allowed));

    /// <summary>An address of the internet: none of a machine itself, of a private network, or of a cloud's own services.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6 && !Closed.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    private static bool Matches(string host, string allowed) => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase) && host.Length > allowed.Length - 1
        : host.Equals(allowed, StringComparison.OrdinalIgnoreCase);
}
