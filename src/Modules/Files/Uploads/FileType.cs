using WorkforceOS.Contracts.Files;

namespace WorkforceOS.Files.Uploads;

/// <summary>What may be uploaded, told by how it begins and not by what it is called.</summary>
internal static class FileType
{
    public const string Allowed = "PDF, JPEG, PNG, or a sound as WebM, WAV, MP3, MP4, AAC, Ogg or FLAC";

    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["image/jpg"] = "image/jpeg", ["audio/x-wav"] = "audio/wav", ["audio/wave"] = "audio/wav", ["audio/mp3"] = "audio/mpeg", ["audio/m4a"] = "audio/mp4", ["audio/x-m4a"] = "audio/mp4",
    };

    private static readonly HashSet<string> All =
    [
        "application/pdf", "image/jpeg", "image/png", "audio/webm", "audio/wav", "audio/mpeg", "audio/mp4", "audio/aac", "audio/ogg", "audio/flac",
    ];

    /// <returns>The one name of it; null where none such is taken.</returns>
    public static string? Named(string contentType)
    {
        var plain = contentType.Split(';')[0].Trim().ToLowerInvariant();
        var name = OtherNames.GetValueOrDefault(plain, plain);
        return All.Contains(name) ? name : null;
    }

    public static FileKinds KindOf(string type) => type switch
    {
        "application/pdf" => FileKinds.Pdf,
        "image/jpeg" or "image/png" => FileKinds.Picture,
        _ => FileKinds.Sound,
    };

    /// <summary>Of a file's name, for what is kept as a document.</summary>
    public static string EndingOf(string type) => type switch
    {
        "application/pdf" => "pdf",
        "image/jpeg" => "jpg",
        "image/png" => "png",
        _ => "bin",
    };

    /// <returns>Null for what is none of these.</returns>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("%PDF-"u8)) return "application/pdf";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return "image/jpeg";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return "image/png";
        if (bytes.StartsWith("OggS"u8)) return "audio/ogg";
        if (bytes.StartsWith("fLaC"u8)) return "audio/flac";
        if (bytes.StartsWith("ID3"u8)) return "audio/mpeg";
        if (bytes.Length < 12) return null;
        if (bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WAVE"u8)) return "audio/wav";
        if (bytes[4..].StartsWith("ftyp"u8)) return "audio/mp4";
        // Matroska says within its first element that it is WebM.
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3])) return bytes[..Math.Min(64, bytes.Length)].IndexOf("webm"u8) > 0 ? "audio/webm" : null;
        return Frame(bytes);
    }

    /// <summary>MPEG audio without a header begins with its first frame: eleven bits set, then version and layer (ISO 11172-3, 13818-7).</summary>
    private static string? Frame(ReadOnlySpan<byte> bytes)
    {
        if (bytes[0] != 0xFF || (bytes[1] & 0xE0) != 0xE0) return null;
        var (version, layer, rate) = ((bytes[1] >> 3) & 3, (bytes[1] >> 1) & 3, bytes[2] >> 4);
        if (layer == 0) return (bytes[1] & 0xF0) == 0xF0 ? "audio/aac" : null;
        return version != 1 && rate is not (0 or 15) ? "audio/mpeg" : null;
    }
}
