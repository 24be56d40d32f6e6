using System.Net;
using System.Net.Sockets;

namespace WorkforceOS.Kernel;

/// <summary>Where a caller calls from: as it is written down, and as it is counted.</summary>
public static class CallerAddress
{
    // One household or one server is given so many bits of an IPv6 address, and everything below them is its own to change at will.
    private const int GivenBytes = 64 / 8;

    /// <summary>An IPv4 address stays one where it comes in IPv6's clothes.</summary>
    public static string? Written(IPAddress? address) => (address is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : address)?.ToString();

    /// <summary>The name by which limits count: an IPv4 address itself, of an IPv6 address its /64.</summary>
    public static string Counted(string? written)
    {
        if (!IPAddress.TryParse(written, out var address)) return written ?? "";
        if (address.AddressFamily is not AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(GivenBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
