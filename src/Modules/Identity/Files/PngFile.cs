using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace WorkforceOS.Identity;

/// <summary>PNG (ISO 15948): a signature, then chunks of a length, four letters, the content and a checksum.</summary>
internal static class PngFile
{
    /// <summary>What decoders read: pixels, colours, transparency, density, animation. Texts, times and Exif are not among them.</summary>
    private static readonly string[] Needed = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs", "acTL", "fcTL", "fdAT"];

    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The picture without anything that was said about it; null when it cannot be read.</summary>
    public static byte[]? WithoutMetadata(ReadOnlySpan<byte> bytes)
    {
        var kept = new ArrayBufferWriter<byte>(bytes.Length);
        kept.Write(Signature);
        for (var at = Signature.Length; at + 12 <= bytes.Length;)
        {
            var content = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (content > bytes.Length - at - 12) return null;
            var chunk = bytes.Slice(at, (int)content + 12);
            var name = Encoding.ASCII.GetString(chunk.Slice(4, 4));
            if (at == Signature.Length && name is not "IHDR") return null;
            if (Needed.Contains(name)) kept.Write(chunk);
            if (name is "IEND") return kept.WrittenSpan.ToArray();
            at += chunk.Length;
        }
        return null;
    }
}
