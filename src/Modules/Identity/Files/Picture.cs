using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>What counts as a picture: the four formats that every browser shows, by what the sender says and by what the bytes say.</summary>
internal static class Picture
{
    private static readonly Problem NoPicture = Problem.Rule("FileTypeNotAllowed", "Only pictures can be stored here: PNG, JPEG, WebP or GIF.");
    private static readonly Problem NotWhatItSays = Problem.Rule("FileTypeMismatch", "The file is not of the type that it was sent as.");

    public static Result<string> TypeOf(UploadedFile file)
    {
        var declared = file.ContentType.Split(';')[0].Trim().ToLowerInvariant();
        if (declared is not ("image/png" or "image/jpeg" or "image/webp" or "image/gif")) return NoPicture;
        return Sniffed(file.Bytes.Span) == declared ? declared : NotWhatItSays;
    }

    private static string? Sniffed(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(PngSignature)) return "image/png";
        if (bytes.StartsWith(JpegSignature)) return "image/jpeg";
        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8)) return "image/gif";
        return bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp" : null;
    }

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> JpegSignature => [0xFF, 0xD8, 0xFF];
}
