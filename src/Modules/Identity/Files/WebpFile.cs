using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace WorkforceOS.Identity;

/// <summary>WebP (RFC 9649): a RIFF file of chunks, each four letters, a length, and content filled up to an even length.</summary>
internal static class WebpFile
{
    private const int Header = 12;
    private const byte HasExif = 0x08;
    private const byte HasXmp = 0x04;

    /// <summary>What decoders read; Exif, XMP and unknown chunks are not among them.</summary>
    private static readonly string[] Needed = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];

    /// <summary>The picture without anything that was said about it; null when it cannot be read.</summary>
    public static byte[]? WithoutMetadata(ReadOnlySpan<byte> bytes)
    {
        var end = Header - 4L + BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        if (end > bytes.Length) return null;
        var kept = new ArrayBufferWriter<byte>(bytes.Length);
        kept.Write(bytes[..Header]);
        for (var at = Header; at + 8 <= end;)
        {
            var content = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            var size = 8 + content + (content & 1);
            if (size > end - at) return null;
            var chunk = bytes.Slice(at, (int)size).ToArray();
            var name = Encoding.ASCII.GetString(chunk.AsSpan(0, 4));
            if (name is "VP8X" && content > 0) chunk[8] &= unchecked((byte)~(HasExif | HasXmp));
            if (Needed.Contains(name)) kept.Write(chunk);
            at += chunk.Length;
        }
        if (kept.WrittenCount == Header) return null;
        var picture = kept.WrittenSpan.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(picture.AsSpan(4), (uint)picture.Length - 8);
        return picture;
    }
}
