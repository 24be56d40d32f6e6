using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>
/// What counts as a picture: the four formats that every browser shows, by what the sender says and by what the bytes say. Only what is
/// needed to show it is kept: a photo tells nobody where and when it was taken, and nothing rides along behind it.
/// </summary>
/// <param name="FileName">As it was sent, with the ending of what it is.</param>
internal sealed record Picture(string FileName, string MimeType, byte[] Bytes)
{
    private const int LongestName = 100;
    private static readonly Problem NoPicture = Problem.Rule("FileTypeNotAllowed", "Only pictures can be stored here: PNG, JPEG, WebP or GIF.");
    private static readonly Problem NotWhatItSays = Problem.Rule("FileTypeMismatch", "The file is not of the type that it was sent as, or is damaged.");

    public static Result<Picture> Of(UploadedFile file)
    {
        var declared = file.ContentType.Split(';')[0].Trim().ToLowerInvariant();
        if (declared is not ("image/png" or "image/jpeg" or "image/webp" or "image/gif")) return NoPicture;
        if (Sniffed(file.Bytes.Span) != declared) return NotWhatItSays;
        var (ending, bytes) = declared switch
        {
            "image/png" => ("png", PngFile.WithoutMetadata(file.Bytes.Span)),
            "image/jpeg" => ("jpg", JpegFile.WithoutMetadata(file.Bytes.Span)),
            "image/webp" => ("webp", WebpFile.WithoutMetadata(file.Bytes.Span)),
            _ => ("gif", GifFile.WithoutMetadata(file.Bytes.Span)),
        };
        return bytes is null ? NotWhatItSays : new Picture($"{Stem(file.FileName)}.{ending}", declared, bytes);
    }

    /// <summary>The address of a picture, or null for none.</summary>
    public static string? OrNull(string? address) => string.IsNullOrEmpty(address) ? null : address;

    private static string Stem(string name)
    {
        var stem = name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name;
        if (stem.Length > LongestName) stem = stem[..LongestName];
        return OneLineAttribute.IsOneLine(stem) && Kernel.Text.IsStorable(stem) && stem.Trim() is { Length: > 0 } said ? said : "picture";
    }

    private static string? Sniffed(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(PngFile.Signature)) return "image/png";
        if (bytes.StartsWith(JpegFile.Signature)) return "image/jpeg";
        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8)) return "image/gif";
        return bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp" : null;
    }
}
