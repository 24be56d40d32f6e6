using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>Draws the picture of a person or company that has chosen none: the initials of the address on a colour of its own.</summary>
internal static class ShowGeneratedPicture
{
    internal sealed record Input([MaxLength(8), OneLine] string? Initials = null) : IInput;

    public static Task<Result<FileAnswer>> OfUser(UserId userId, Input what) => Draw(userId.ToString(), what);

    public static Task<Result<FileAnswer>> OfCompany(string codename, Input what) => Draw(codename.ToLowerInvariant(), what);

    private static Task<Result<FileAnswer>> Draw(string whose, Input what)
    {
        var svg = Encoding.UTF8.GetBytes(GeneratedPicture.Svg(whose, what.Initials));
        return Task.FromResult<Result<FileAnswer>>(new FileAnswer("image/svg+xml", svg, Tag: Convert.ToHexStringLower(SHA256.HashData(svg).AsSpan(0, 16)), Public: true));
    }
}
