using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace WorkforceOS.Identity;

/// <summary>What an API key looks like: a prefix by which it is known at sight, and 32 random bytes in base 62.</summary>
internal static class ApiKeySecret
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    // 62^43 is the first power beyond 2^256.
    private const int Length = 43;

    public static string New()
    {
        var rest = new BigInteger(RandomNumberGenerator.GetBytes(32), isUnsigned: true);
        return KnownSessions.ApiKeyPrefix + string.Create(Length, rest, static (text, rest) =>
        {
            for (var i = text.Length - 1; i >= 0; i--)
            {
                rest = BigInteger.DivRem(rest, Digits.Length, out var digit);
                text[i] = Digits[(int)digit];
            }
        });
    }

    /// <summary>A random key of 256 bits needs no slow hash.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
