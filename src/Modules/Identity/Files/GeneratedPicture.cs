using System.Buffers.Binary;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>The picture of who has chosen none: initials on a colour of their own. All that it shows stands in its address, so that it is asked of no table and kept by every cache.</summary>
internal static class GeneratedPicture
{
    public static string Or(User user) => user.Avatar ?? OfPerson(user.Id, user.Fullname);

    /// <summary>By its codename: strangers are shown it, and are told no ids.</summary>
    public static string Or(Company company) => company.Avatar ?? Address(Bucket.CompanyAvatars, company.Codename, company.Name);

    public static string OfPerson(UserId id, string fullname) => Address(Bucket.UserAvatars, id.ToString(), fullname);

    public static string Svg(string whose, string? initials)
    {
        var hue = BinaryPrimitives.ReadUInt16BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(whose))) % 360;
        var letters = SecurityElement.Escape(initials ?? "");
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96"><rect width="96" height="96" fill="hsl({hue},45%,40%)"/><text x="48" y="48" dy=".35em" fill="#fff" font-family="sans-serif" font-size="40" text-anchor="middle">{letters}</text></svg>
            """;
    }

    private static string Address(Bucket bucket, string whose, string name) => $"/auth-api/bucket/{Text.Of(bucket)}/generated/{whose}?initials={Uri.EscapeDataString(Initials(name))}";

    /// <summary>Of the first word and of the last; what a word begins with besides letters and digits is passed over. Asked for everybody on a list, and so without a list of its own.</summary>
    private static string Initials(string name)
    {
        Rune? first = null, last = null;
        foreach (var word in name.AsSpan().Split(' '))
        {
            foreach (var rune in name.AsSpan(word).EnumerateRunes())
            {
                if (!Rune.IsLetterOrDigit(rune)) continue;
                if (first is null) first = rune;
                else last = rune;
                break;
            }
        }
        return $"{first}{last}".ToUpperInvariant();
    }
}
