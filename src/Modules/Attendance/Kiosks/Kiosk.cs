using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Kiosks;

internal readonly record struct KioskId(Guid Value) : IId<KioskId>
{
    public static KioskId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>A device at a place by which people punch. Its token lets it do that and nothing else.</summary>
[Tracked("attendanceManagement", "kiosk")]
internal sealed class Kiosk : Record<KioskId>
{
    public const int MostTries = 5;

    /// <summary>In so long are wrong tries counted, and for so long is it locked after the last of them.</summary>
    public static readonly TimeSpan TriesWindow = TimeSpan.FromMinutes(15);

    private const string TokenPrefix = "kiosk_";
    private const int TokenBytes = 32;

    public string Name { get; set; } = "";
    public PlaceId PlaceId { get; set; }

    [Secret]
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>The token's last four characters.</summary>
    public string Hint { get; private set; } = "";

    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>Since <see cref="TriesSince"/>, with those that are just being compared.</summary>
    public int WrongTries { get; private set; }

    public DateTimeOffset? TriesSince { get; private set; }
    public DateTimeOffset? LockedUntil { get; private set; }

    /// <summary>A new token; the one before opens nothing from then on.</summary>
    public string Renew()
    {
        var token = TokenPrefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        (TokenHash, Hint) = (Hash(token), token[^4..]);
        return token;
    }

    /// <summary>A random token of 256 bits needs no slow hash.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
