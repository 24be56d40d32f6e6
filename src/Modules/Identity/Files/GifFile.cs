using System.Buffers;

namespace WorkforceOS.Identity;

/// <summary>GIF 89a: a header with colours, then pictures and extensions, each ending in blocks of a length and that much.</summary>
internal static class GifFile
{
    private const int Header = 13;
    private const byte Extension = 0x21;
    private const byte Image = 0x2C;
    private const byte End = 0x3B;
    private const byte GraphicControl = 0xF9;
    private const byte Application = 0xFF;

    /// <summary>The picture with its timing and how often it plays, without comments and other programs' notes; null when it cannot be read.</summary>
    public static byte[]? WithoutMetadata(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Header) return null;
        var at = Header + Colours(bytes[10]);
        if (at > bytes.Length) return null;
        var kept = new ArrayBufferWriter<byte>(bytes.Length);
        kept.Write(bytes[..at]);
        var hasPixels = false;
        while (at < bytes.Length)
        {
            var start = at;
            switch (bytes[at])
            {
                case End:
                    kept.Write([End]);
                    return hasPixels ? kept.WrittenSpan.ToArray() : null;
                case Image when at + 10 <= bytes.Length:
                    hasPixels = true;
                    at += 10 + Colours(bytes[at + 9]) + 1;
                    break;
                case Extension when at + 2 <= bytes.Length:
                    at += 2;
                    break;
                default:
                    return null;
            }
            if (EndOfBlocks(bytes, at) is not { } end) return null;
            at = end;
            if (IsNeeded(bytes[start..end])) kept.Write(bytes[start..end]);
        }
        return null;
    }

    private static bool IsNeeded(ReadOnlySpan<byte> part) => part[0] == Image || part[1] == GraphicControl
        || (part[1] == Application && part.Length > 14 && (part[3..].StartsWith("NETSCAPE2.0"u8) || part[3..].StartsWith("ANIMEXTS1.0"u8)));

    /// <summary>Bytes of the table of colours that the flags announce.</summary>
    private static int Colours(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static int? EndOfBlocks(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] != 0) at += 1 + bytes[at];
        return at < bytes.Length ? at + 1 : null;
    }
}
